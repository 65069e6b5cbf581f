-- That two organisations that look alike are not the same one. It says so of what was known of them then: when one of them gets another name, number or website they are looked at anew.
create table dismissed_duplicates (
    id uuid primary key,
    one_id uuid not null references organisations,   -- the lower of the two ids, unless they have been merged with others since
    other_id uuid not null references organisations,
    one_facts text[] not null,                       -- name, number and website
    other_facts text[] not null,
    reason text not null check (length(reason) between 1 and 500),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index dismissed_duplicates_once on dismissed_duplicates (one_id, other_id) where superseded_at is null;
create index on dismissed_duplicates (other_id);
select access.guard_staff('dismissed_duplicates'), access.keep_history('dismissed_duplicates');
