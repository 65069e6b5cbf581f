-- Passwords and links lie sealed for their place, with a key that is not in the database: who can write rows makes none that lets in.
-- What was there before waits out of the application's reach until the program, which has the key, has sealed it: at the end of this upgrade.
create table unsealed_passwords (
    account_id uuid primary key references accounts,
    hash text not null,
    changed_at timestamptz);
insert into unsealed_passwords select account_id, hash, changed_at from account_passwords;
delete from account_passwords;
alter table account_passwords drop column hash;
alter table account_passwords add column cipher bytea not null;  -- the hash, sealed for the account

create table unsealed_links (like one_time_links);
insert into unsealed_links select * from one_time_links;
delete from one_time_links;
alter table one_time_links add column token_cipher bytea not null;  -- what the keyed hash is of, sealed for the link and its account
