-- Areas that the association draws on its maps, such as its municipalities: handed in as GeoJSON and replaced whole.
create table map_areas (
    id uuid primary key,
    name text not null check (length(name) between 1 and 100),
    geometry jsonb not null check (geometry ->> 'type' in ('Polygon', 'MultiPolygon'))); -- GeoJSON (RFC 7946), WGS84
select access.guard_staff('map_areas');
