-- Who came to a case meeting, beside the participant. The meeting is a contact, and what was agreed is its note: what was said there
-- is its keeper's, and whom a waiver lets read the notes.
create table case_meeting_parties (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    contact_id uuid not null references contacts,
    organisation text not null check (length(organisation) between 1 and 200),
    representative text check (length(representative) between 1 and 200), -- name or role; null: not noted
    position integer not null);
create index on case_meeting_parties (contact_id);
create index on case_meeting_parties (initiative_id);

-- Who does what after it, by when.
create table case_meeting_tasks (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    contact_id uuid not null references contacts,
    text text not null check (length(text) between 1 and 500),
    responsible text not null,                 -- participant, coach, other
    who text check (length(who) between 1 and 200), -- when it is another
    due_on date,
    step_id uuid,                              -- the step of the action plan that it became; null: none
    position integer not null,
    check ((responsible = 'other') = (who is not null)));
create index on case_meeting_tasks (contact_id);
create index on case_meeting_tasks (initiative_id);

select access.guard_keeper('case_meeting_parties'), access.guard_keeper('case_meeting_tasks'),
       access.open_by_waiver('case_meeting_parties', 'notes'), access.open_by_waiver('case_meeting_tasks', 'notes');
revoke update, delete on case_meeting_parties, case_meeting_tasks from samsteg_app; -- a corrected contact gets rows of its own
