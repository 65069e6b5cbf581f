using Samsteg.Initiatives;

namespace Samsteg.Web;

/// <summary>Placements of every third, with what happened in them and their follow-ups by the plan's cadence.</summary>
internal sealed class LoadPlacements(LoadWorld world, FollowUpCadence cadence)
{
    private static readonly string[] Kinds = ["work_training", "work_training", "internship", "subsidised_job", "job"];

    private static readonly string[] Channels = ["site_visit", "digital", "phone"];

    public void Write(LoadTarget target)
    {
        target.Copy("placements", "id, initiative_id, participant_id, organisation_id, supervisor_id, kind, planned_start, planned_end, hours_per_week, tasks", rows => Each((person, placement) =>
            rows.Row().Id(placement.Id).Id(person.Initiative.Id).Id(person.Id).Id(world.Register.Enterprise(placement.Enterprise)).Id(world.Register.Supervisor(placement.Enterprise))
                .Text(placement.Kind).Day(placement.Start).Day(placement.PlannedEnd).Amount(placement.Hours).Text("Bestäms med handledaren")));
        target.Copy("placement_events", $"id, initiative_id, participant_id, placement_id, event, {LoadTarget.Registration}", rows => Each((person, placement) =>
        {
            WriteEvent(rows, person, placement, "started", placement.StartedOn);
            WriteEvent(rows, person, placement, "ended", placement.EndedOn);
        }));
        target.Copy("placement_follow_ups",
            $"id, initiative_id, participant_id, placement_id, follow_up_id, channel, with_participant, with_organisation, needs_attention, {LoadTarget.Registration}",
            rows => EachFollowUp((person, placement, number, day) =>
            {
                var (id, at) = FollowUp(person, number, day);
                var dice = person.Dice(LoadTopic.FollowUp, 100 + number);
                rows.Row().Id(id).Id(person.Initiative.Id).Id(person.Id).Id(placement.Id).Id(id).Text(dice.Pick(Channels)).Truth(true).Truth(dice.Percent(60)).Truth(dice.Percent(3))
                    .Standing(day, at, person.CoachAccount);
            }));
        target.Copy("placement_notes", "id, initiative_id, participant_id, version_id, keeper_organisation_id, text", rows => EachFollowUp((person, _, number, day) =>
        {
            var dice = person.Dice(LoadTopic.FollowUpNote, number);
            if (dice.Percent(30))
            {
                var (version, at) = FollowUp(person, number, day);
                rows.Row().Id(dice.Id(at)).Id(person.Initiative.Id).Id(person.Id).Id(version).Id(person.Keeper).Text(dice.Pick(LoadWords.Notes));
            }
        }));
    }

    private void Each(Action<LoadPerson, Placement> write)
    {
        foreach (var person in world.People())
        {
            if (PlacementOf(person) is { } placement)
            {
                write(person, placement);
            }
        }
    }

    private void EachFollowUp(Action<LoadPerson, Placement, int, DateOnly> write) => Each((person, placement) =>
    {
        if (placement.StartedOn is not { } start)
        {
            return;
        }

        var number = 0;
        foreach (var due in cadence.DueDates(start, placement.EndedOn ?? world.Scale.Today.AddDays(-3)))
        {
            write(person, placement, number++, due.DueOn);
        }
    });

    private Placement? PlacementOf(LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Placement);
        var start = DemoDates.WorkdayAtOrBefore(person.EnrolledOn.AddDays(dice.Between(60, 140)));
        if (!dice.Percent(35) || person.ExitedOn <= start || (person.ExitedOn is null && start > person.Initiative.End.AddDays(-30)))
        {
            return null;
        }

        var plannedEnd = start.AddDays(dice.Between(50, 150));
        var end = person.ExitedOn < plannedEnd ? person.ExitedOn.Value : plannedEnd;
        return new Placement(
            dice.Id(LoadCalendar.At(person.EnrolledOn, 800)), dice.Below(world.Register.EnterpriseCount), dice.Pick(Kinds), start, plannedEnd, dice.Between(4, 40),
            start < world.Scale.Today ? start : null, end < world.Scale.Today ? end : null);
    }

    private static (Guid Id, DateTime At) FollowUp(LoadPerson person, int number, DateOnly day)
    {
        var at = LoadCalendar.At(day, 945);
        return (person.Dice(LoadTopic.FollowUp, number).Id(at), at);
    }

    private static void WriteEvent(LoadTable rows, LoadPerson person, Placement placement, string name, DateOnly? day)
    {
        if (day is { } on)
        {
            var at = LoadCalendar.At(on, 590);
            rows.Row().Id(person.Dice(LoadTopic.Event, name.Length).Id(at)).Id(person.Initiative.Id).Id(person.Id).Id(placement.Id).Text(name).Standing(on, at, person.CoachAccount);
        }
    }

    private sealed record Placement(
        Guid Id, int Enterprise, string Kind, DateOnly Start, DateOnly PlannedEnd, decimal Hours, DateOnly? StartedOn, DateOnly? EndedOn);
}
