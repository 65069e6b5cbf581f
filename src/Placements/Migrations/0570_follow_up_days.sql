-- The days of SwedishHolidays and FollowUpSchedule in SQL; a test holds them together.
-- Easter Day of the Gregorian calendar, by Butcher's rule.
create function easter_of(year integer) returns date language plpgsql immutable strict parallel safe as $$
declare
    golden integer := year % 19;
    century integer := year / 100;
    of_century integer := year % 100;
    epact integer := (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    weekday integer := (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    total integer := epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) / 451) + 114;
begin
    return make_date(year, total / 31, total % 31 + 1);
end $$;

-- The first day from a day on when offices are open, outside some days. A holiday on a Saturday or Sunday closes nothing more, so only those that fall on other days are asked for.
create function workday_from(day date, outside datemultirange default '{}') returns date language plpgsql immutable strict parallel safe as $$
declare
    month_day integer;
begin
    loop
        month_day := extract(month from day) * 100 + extract(day from day);
        if extract(isodow from day) < 6 and not day <@ outside
            and (day < date '2005-01-01'
                 or not (month_day in (101, 106, 501, 606, 1224, 1225, 1226, 1231)
                         or (month_day between 619 and 625 and extract(isodow from day) = 5)
                         or (month_day between 320 and 604 and day - easter_of(extract(year from day)::integer) in (-2, 1, 39)))) then
            return day;
        end if;
        day := day + 1;
    end loop;
end $$;
revoke execute on function easter_of(integer), workday_from(date, datemultirange) from public;
grant execute on function easter_of(integer), workday_from(date, datemultirange) to samsteg_app;

-- What an initiative decides about its placements. Without a row all is as the product has it.
create table placement_settings (
    initiative_id uuid primary key references initiatives,
    lead_told_after_days integer not null default 5 check (lead_told_after_days between 1 and 60)); -- how late a follow-up is before the leads are told
select access.guard_initiative('placement_settings');

-- A pause is an event with the day the participant is back; several may stand. A pause that became another is superseded by the one that was.
alter table placement_events add column until_on date, add check (event <> 'paused' or (until_on is not null and until_on > occurred_on));
drop index placement_events_once;
create unique index placement_events_once on placement_events (placement_id, event) where superseded_at is null and event <> 'paused';
create index placement_pauses on placement_events (placement_id) where event = 'paused' and superseded_at is null;
