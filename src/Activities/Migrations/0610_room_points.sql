-- Where a room is, as organisations' places are known.
alter table rooms
    add latitude numeric(8, 5) check (latitude between 55 and 69.2),    -- WGS84, Sweden's bounding box
    add longitude numeric(8, 5) check (longitude between 10.5 and 24.3),
    add check ((latitude is null) = (longitude is null));
