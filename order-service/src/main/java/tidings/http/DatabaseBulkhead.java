package tidings.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The bulkhead of the requests that wait for the database. Other limits belong to the features that need them. */
class DatabaseBulkhead {

    @Produces
    @Singleton
    Bulkhead create(BulkheadConfig config) {
        return new Bulkhead(config.maxConcurrentRequests());
    }
}
