-- Who is reminded of a process, and when its next gate is to be decided on. Null is all who work with agreements in the initiative, and that no day is set.
alter table innovation_processes
    add responsible_id uuid references accounts,
    add next_gate_on date;
create index on innovation_processes (responsible_id) where responsible_id is not null;
