package tidings.kubernetes;

import java.util.stream.Stream;

/** What has to hold of everything that is rendered; tells each place where it does not, by name. */
interface Rule {

    Stream<String> findings(Manifests manifests);
}
