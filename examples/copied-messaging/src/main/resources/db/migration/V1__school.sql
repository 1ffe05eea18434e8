create table course (
  id           uuid        primary key,
  title        text        not null,
  seats        int         not null,
  participants int         not null,
  fee          bigint      not null,
  starts_at    timestamptz not null,
  status       text        not null
);

create table account (
  id      uuid   primary key,
  balance bigint not null check (balance >= 0)
);

create table enrolment (
  id         uuid primary key,
  course_id  uuid not null references course,
  account_id uuid not null references account
);

create index enrolment_by_course on enrolment (course_id);
