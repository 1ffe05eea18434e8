package tidings.eventmanager.patterns;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The configured patterns. An invalid pattern prevents the start. */
@Startup
@ApplicationScoped
class ConfiguredPatterns implements Patterns {

    private final List<Pattern> patterns;
    private final Duration allowedLateness;

    ConfiguredPatterns(PatternConfig config) {
        this.patterns = config.declared().entrySet().stream()
                .map(declared -> PatternFactory.toPattern(declared.getKey(), declared.getValue()))
                .toList();
        this.allowedLateness = allowedLateness(config);
    }

    private static Duration allowedLateness(PatternConfig config) {
        if (config.allowedLateness().isNegative()) {
            throw new IllegalStateException(
                    "tidings.patterns.allowed-lateness is " + config.allowedLateness() + " and must not be negative.");
        }
        return config.allowedLateness();
    }

    @Override
    public List<Pattern> all() {
        return patterns;
    }

    @Override
    public Optional<Pattern> named(String name) {
        return patterns.stream().filter(pattern -> pattern.name().equals(name)).findFirst();
    }

    @Override
    public Duration allowedLateness() {
        return allowedLateness;
    }
}
