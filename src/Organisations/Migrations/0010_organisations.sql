create table organisations (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    type text not null,
    unit_of uuid references organisations,
    organisation_number text check (organisation_number ~ '^[0-9]{10}$'),
    municipality text,
    address text,
    website text,
    phone text,
    description text check (length(description) <= 4000));
-- A unit shares its parent's number; two parties of their own never share one.
create unique index organisations_number on organisations (organisation_number) where unit_of is null;
create index organisations_name on organisations (name, id);
select access.guard_staff('organisations');

create table contact_persons (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    name text not null check (length(name) between 1 and 200),
    title text,
    email text,
    phone text,
    is_supervisor boolean not null default false,
    left_on date);
create index on contact_persons (organisation_id);
select access.guard_staff('contact_persons');
