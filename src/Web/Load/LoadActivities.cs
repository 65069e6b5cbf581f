namespace Samsteg.Web;

/// <summary>Groups with their sessions, who came, and what enterprises and the public sector were invited to.</summary>
internal sealed class LoadActivities(LoadWorld world)
{
    private const string SessionColumns = "id, initiative_id, series_id, number, type, audience, name_sv, name_en, starts_at, ends_at, place, leader_account_id, changed_at";
    private const int MarkedMinute = 728;

    public void Write(LoadTarget target)
    {
        var meetings = new LoadMeetings(world);
        target.Copy("activity_series", "id, initiative_id, planned_activity_id, type, audience, name_sv, name_en, place, session_total, completion_minimum, leader_account_id", rows =>
        {
            foreach (var group in world.Groups())
            {
                rows.Row().Id(group.Id).Id(group.Initiative.Id).Id(LoadPlans.Activity(world.Scale, group.Initiative, "A01")).Text("workshop_series").Text("participants")
                    .Text($"Framtidsverkstad {group.Number + 1}").Text($"Future Workshop {group.Number + 1}").Text(group.Place)
                    .Number(LoadGroup.SessionCount).Number(LoadGroup.SessionCount - 2).Id(group.Leader);
            }

            meetings.WriteSeries(rows);
        });
        target.Copy("sessions", SessionColumns, rows =>
        {
            foreach (var group in world.Groups())
            {
                group.WriteSessions(rows);
            }

            meetings.WriteSessions(rows);
        });
        target.Copy("session_outcomes", $"id, initiative_id, session_id, result, {LoadTarget.Registration}", rows =>
        {
            EachHeld((group, session, day) => rows.Row().Id(new LoadDice(world.Scale.Seed, LoadTopic.Outcome, group.Initiative.Place, group.Number, session).Id(LoadCalendar.At(day, MarkedMinute)))
                .Id(group.Initiative.Id).Id(group.Session(session)).Text("held").Standing(day, LoadCalendar.At(day, MarkedMinute), group.Leader));
            meetings.WriteOutcomes(rows);
        });
        target.Copy("session_audiences", "id, initiative_id, session_id, audience_group, minimum", meetings.WriteAudiences);
        target.Copy("organisation_attendance", $"id, initiative_id, session_id, organisation_id, audience_group, persons, {LoadTarget.Registration}", meetings.WriteVisits);
        target.Copy("series_members", "id, initiative_id, series_id, participant_id, joined_on, left_on", WriteMembers);
        target.Copy("attendance", $"id, initiative_id, session_id, participant_id, mark, minutes_late, {LoadTarget.Registration}", WriteAttendance);
        target.Copy("next_step_wishes", $"id, initiative_id, series_id, participant_id, wants, {LoadTarget.Registration}", WriteWishes);
    }

    private void EachHeld(Action<LoadGroup, int, DateOnly> write)
    {
        for (var session = 0; session < LoadGroup.SessionCount; session++)
        {
            foreach (var group in world.Groups())
            {
                if (group.IsHeld(session))
                {
                    write(group, session, group.DayOf(session));
                }
            }
        }
    }

    private void WriteMembers(LoadTable rows)
    {
        foreach (var person in world.People())
        {
            var group = person.Group;
            rows.Row().Id(person.Dice(LoadTopic.Member).Id(person.EnrolledAt)).Id(person.Initiative.Id).Id(group.Id).Id(person.Id).Day(person.EnrolledOn)
                .Day(person.ExitedOn is { } exit && exit < group.DayOf(LoadGroup.SessionCount - 1) ? exit : null);
        }
    }

    private void WriteAttendance(LoadTable rows)
    {
        for (var session = 0; session < LoadGroup.SessionCount; session++)
        {
            foreach (var person in world.People())
            {
                var group = person.Group;
                var day = group.DayOf(session);
                if (day <= person.LastDay)
                {
                    WriteMark(rows, person, group, session, day);
                }
            }
        }
    }

    private static void WriteMark(LoadTable rows, LoadPerson person, LoadGroup group, int session, DateOnly day)
    {
        var dice = person.Dice(LoadTopic.Attendance, session);
        var at = LoadCalendar.At(day, MarkedMinute);
        LoadTable Begin(ref LoadDice ids) => rows.Row().Id(ids.Id(at)).Id(person.Initiative.Id).Id(group.Session(session)).Id(person.Id);
        if (dice.Percent(1))
        {
            var corrected = at.AddMinutes(40);
            Begin(ref dice).Text("absent_invalid").Null().Superseded(day, at, group.Leader, corrected, "Fel person markerad.");
            Begin(ref dice).Text("present").Null().Standing(day, corrected, group.Leader);
            return;
        }

        var (row, chance) = (Begin(ref dice), dice.Below(100));
        var mark = chance < 82 ? "present" : chance < 87 ? "late" : chance < 95 ? "absent_valid" : "absent_invalid";
        row.Text(mark).Number(mark == "late" ? dice.Between(5, 40) : null).Standing(day, at, group.Leader);
    }

    private void WriteWishes(LoadTable rows)
    {
        foreach (var person in world.People())
        {
            var group = person.Group;
            var day = group.DayOf(LoadGroup.SessionCount - 1);
            var dice = person.Dice(LoadTopic.Wish);
            if (day <= person.LastDay && dice.Percent(80))
            {
                var at = LoadCalendar.At(day, MarkedMinute + 5);
                rows.Row().Id(dice.Id(at)).Id(person.Initiative.Id).Id(group.Id).Id(person.Id).Truth(dice.Percent(75)).Standing(day, at, group.Leader);
            }
        }
    }
}
