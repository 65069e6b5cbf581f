-- Somebody without an account is told something by the address in the sealed arguments, which are forgotten once it is sent.
alter table outbox_messages alter account_id drop not null;
