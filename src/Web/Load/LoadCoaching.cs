using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Contacts with notes, and action plans with each step's history.</summary>
internal sealed class LoadCoaching(LoadWorld world)
{
    private const int MostContacts = 11;
    private const int StepCount = 3;
    private const int DaysPerStep = 40;

    private static readonly string[] Purposes = ["individual_coaching", "individual_coaching", "placement_coaching", "authority_meeting", "other", "other"];

    private static readonly string[] Channels = ["meeting", "phone", "digital", "message"];

    private static readonly string[] Responsible = ["participant", "participant", "coach", "other"];

    public void Write(LoadTarget target)
    {
        target.Copy("contacts", $"id, initiative_id, participant_id, purpose, channel, keeper_organisation_id, {LoadTarget.Registration}", rows => EachContact(
            (person, contact) => rows.Row().Id(contact.Id).Id(person.Initiative.Id).Id(person.Id).Text(contact.Purpose).Text(contact.Channel).Id(person.Keeper)
                .Standing(contact.On, contact.At, person.CoachAccount)));
        target.Copy("contact_notes", "id, initiative_id, participant_id, contact_id, keeper_organisation_id, text", rows => EachContact((person, contact) =>
        {
            if (contact.Note is { } note)
            {
                rows.Row().Id(person.Dice(LoadTopic.ContactNote, contact.Number).Id(contact.At)).Id(person.Initiative.Id).Id(person.Id).Id(contact.Id).Id(person.Keeper).Text(note);
            }
        }));
        target.Copy("action_goals", $"id, initiative_id, participant_id, goal_id, text, {LoadTarget.Registration}", rows => EachPlan((person, plan) =>
        {
            var dice = person.Dice(LoadTopic.Goal, 1);
            rows.Row().Id(dice.Id(plan.At)).Id(person.Initiative.Id).Id(person.Id).Id(plan.Goal).Text(dice.Pick(LoadWords.Goals)).Standing(plan.On, plan.At, person.CoachAccount);
        }));
        target.Copy("action_steps",
            $"id, initiative_id, participant_id, goal_id, step_id, text, responsible, due_on, state, done_on, is_next, {LoadTarget.Registration}",
            rows => EachPlan((person, plan) => WriteSteps(rows, person, plan)));
        target.Copy("plan_reviews", $"id, initiative_id, participant_id, reason, text, next_on, {LoadTarget.Registration}", rows => EachPlan((person, plan) =>
        {
            var on = DemoDates.WorkdayAtOrBefore(plan.On.AddDays(80));
            if (on < person.LastDay)
            {
                var at = LoadCalendar.At(on, 930);
                rows.Row().Id(person.Dice(LoadTopic.Review).Id(at)).Id(person.Initiative.Id).Id(person.Id).Text("scheduled").Null().Null().Standing(on, at, person.CoachAccount);
            }
        }));
    }

    /// <summary>All first contacts, then all second ones: as they would lie in a register that grows by the day.</summary>
    private void EachContact(Action<LoadPerson, Contact> write)
    {
        for (var number = 0; number < MostContacts; number++)
        {
            foreach (var person in world.People())
            {
                if (ContactOf(person, number) is { } contact)
                {
                    write(person, contact);
                }
            }
        }
    }

    private static Contact? ContactOf(LoadPerson person, int number)
    {
        var span = person.LastDay.DayNumber - person.EnrolledOn.DayNumber;
        var count = Math.Min(person.Dice(LoadTopic.Contact).Between(2, MostContacts), 1 + (span / 7));
        if (number >= count)
        {
            return null;
        }

        var dice = person.Dice(LoadTopic.Contact, number + 1);
        var gap = span / count;
        var day = number == 0 ? person.EnrolledOn : DemoDates.WorkdayAtOrBefore(person.EnrolledOn.AddDays((gap * number) + dice.Below(Math.Max(1, gap))));
        var on = day < person.EnrolledOn ? person.EnrolledOn : day;
        var at = LoadCalendar.At(on, dice.Between(500, 1000));
        return new Contact(
            number, dice.Id(at), on, at, number == 0 ? "enrolment_talk" : dice.Pick(Purposes), number == 0 ? "meeting" : dice.Pick(Channels),
            dice.Percent(35) ? dice.Pick(LoadWords.Notes) : null);
    }

    private void EachPlan(Action<LoadPerson, Plan> write)
    {
        foreach (var person in world.People())
        {
            var dice = person.Dice(LoadTopic.Goal);
            var on = DemoDates.WorkdayAtOrBefore(person.EnrolledOn.AddDays(14));
            if (dice.Percent(70) && on < person.LastDay)
            {
                var at = LoadCalendar.At(on, 890);
                var done = Math.Min(dice.Below(StepCount + 1), (person.LastDay.DayNumber - on.DayNumber - 1) / DaysPerStep);
                write(person, new Plan(dice.Id(at), on, at, done));
            }
        }
    }

    private static void WriteSteps(LoadTable rows, LoadPerson person, Plan plan)
    {
        for (var place = 0; place < StepCount; place++)
        {
            var dice = person.Dice(LoadTopic.Step, place);
            var (step, text, responsible) = (dice.Id(plan.At), dice.Pick(LoadWords.Steps), dice.Pick(Responsible));
            Version[] versions = [.. VersionsOf(person, plan, place)];
            for (var index = 0; index < versions.Length; index++)
            {
                var version = versions[index];
                var row = rows.Row().Id(person.Dice(LoadTopic.StepVersion, (place * StepCount) + index).Id(version.At)).Id(person.Initiative.Id).Id(person.Id).Id(plan.Goal).Id(step)
                    .Text(text).Text(responsible).Day(DoneOn(plan, place).AddDays(7)).Text(version.State).Day(version.DoneOn).Truth(version.IsNext);
                _ = index + 1 < versions.Length
                    ? row.Superseded(plan.On, version.At, person.CoachAccount, versions[index + 1].At, null)
                    : row.Standing(plan.On, version.At, person.CoachAccount);
            }
        }
    }

    /// <summary>Open, then perhaps next, then done, or dropped at the exit.</summary>
    private static IEnumerable<Version> VersionsOf(LoadPerson person, Plan plan, int place)
    {
        yield return new Version(plan.At, "open", place == 0, null);
        if (place > 0 && place <= plan.StepsDone)
        {
            yield return new Version(LoadCalendar.At(DoneOn(plan, place - 1), 910), "open", true, null);
        }

        if (place < plan.StepsDone)
        {
            yield return new Version(LoadCalendar.At(DoneOn(plan, place), 910), "done", false, DoneOn(plan, place));
        }
        else if (person.ExitedOn is { } exit)
        {
            yield return new Version(LoadCalendar.At(exit, 980), "dropped", false, null);
        }
    }

    private static DateOnly DoneOn(Plan plan, int place) => plan.On.AddDays(DaysPerStep * (place + 1));

    private sealed record Contact(int Number, Guid Id, DateOnly On, DateTime At, string Purpose, string Channel, string? Note);

    private sealed record Plan(Guid Goal, DateOnly On, DateTime At, int StepsDone);

    private sealed record Version(DateTime At, string State, bool IsNext, DateOnly? DoneOn);
}
