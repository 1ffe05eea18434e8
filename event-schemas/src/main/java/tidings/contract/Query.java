package tidings.contract;

/** A request for information. Answering it changes nothing. */
public sealed interface Query extends Message, AboutOrder permits GetPayment {}
