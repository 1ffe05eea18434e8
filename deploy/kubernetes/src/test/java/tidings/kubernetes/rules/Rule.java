package tidings.kubernetes.rules;

import java.util.stream.Stream;
import tidings.kubernetes.model.Manifests;

/** A property of rendered manifests; returns a line per violation, with the name of the resource. */
interface Rule {

    Stream<String> findings(Manifests manifests);
}
