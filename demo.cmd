@echo off
rem Runs the whole system on this machine: demo --help
setlocal
set "root=%~dp0"
set "launcher=%root%deploy\demo\target\demo-launcher.jar"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1 || (
  echo demo: needs a JDK 17 or later, on the PATH or in JAVA_HOME. >&2
  exit /b 1
)

set build=
for %%s in (order-service payment-service notification-service) do if not exist "%root%%%s\target\quarkus-app\quarkus-run.jar" set build=yes
if not exist "%launcher%" set build=yes
if defined build (
  echo Building. The first build also downloads the dependencies and takes minutes. After a change: mvnw -DskipTests package
  pushd "%root%"
  call mvnw.cmd -q -B -T2C -Dmaven.test.skip -Dquarkus.generate-code.skip -Dspotless.check.skip package -am -pl deploy/demo,order-service,payment-service,notification-service || (
    echo demo: the build failed. >&2
    exit /b 1
  )
  popd
)

"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m -jar "%launcher%" %*
exit /b %errorlevel%
