package govuk.chat.core.store;

/** Somebody who uses a storage, for tests outside the contract. */
public record StorageUser(Storage storage) implements StorageContract {}
