package school.contract;

/** A fact, published to every subscriber. */
public sealed interface Event extends Message
        permits AccountOpened,
                AccountCharged,
                AccountCredited,
                CourseOffered,
                ParticipantEnrolled,
                EnrolmentClosed,
                CourseCancelled {}
