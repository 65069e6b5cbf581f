-- Meetings of the board. Its members are those who hold the role on the day.
create table board_meetings (
    id uuid primary key,
    held_on date not null,
    starts_at time not null,
    place text not null check (length(place) between 1 and 200),
    agenda_locked_at timestamptz,
    agenda_locked_by uuid references accounts,
    check ((agenda_locked_at is null) = (agenda_locked_by is null)));
create index on board_meetings (held_on);
alter table board_meetings enable row level security;
create policy reading on board_meetings for select to samsteg_app using ((select access.everything('samsteg.meetings')));
create policy adding on board_meetings for insert to samsteg_app with check ((select access.everything('samsteg.prepared')));
create policy changing on board_meetings for update to samsteg_app using ((select access.everything('samsteg.prepared')));
grant select, insert, update on board_meetings to samsteg_app;
-- What is on the agenda: an application, or something in own words.
create table agenda_items (
    id uuid primary key,
    meeting_id uuid not null references board_meetings,
    position integer not null check (position > 0),
    initiative_id uuid references applications,
    title text check (length(title) between 1 and 300),
    check (num_nonnulls(initiative_id, title) = 1),
    unique (meeting_id, initiative_id),
    unique (meeting_id, position) deferrable initially deferred);
create index on agenda_items (initiative_id);
select access.guard_written('agenda_items', 'samsteg.meetings', 'samsteg.prepared');
-- A locked agenda is the one that the board was sent.
create function access.keep_agenda() returns trigger language plpgsql as $$
begin
    if exists (select from board_meetings m where m.id = case when tg_op = 'DELETE' then old.meeting_id else new.meeting_id end and m.agenda_locked_at is not null) then
        raise exception 'a locked agenda does not change' using errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_agenda before insert or update or delete on agenda_items for each row execute function access.keep_agenda();
