using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What goes with a case besides contacts and plans: meetings booked, background, needs mapping, and how it went after the exit.</summary>
internal sealed class LoadJourneys(LoadWorld world)
{
    private static readonly string[] Education = ["compulsory", "upper_secondary", "upper_secondary", "post_secondary"];

    private static readonly string[] Activities = ["job_seeking", "job_seeking", "sick_leave", "other", "unknown"];

    private static readonly string[] After = ["working_unsubsidised", "working_subsidised", "studying", "job_seeking", "sick_leave", "unknown"];

    public void Write(LoadTarget target)
    {
        target.Copy("planned_contacts", "id, initiative_id, participant_id, purpose, channel, starts_at, minutes, place, state, booked_at, booked_by", rows => Each(person => WriteBookings(rows, person)));
        target.Copy("given_information", $"id, initiative_id, participant_id, means, language, {LoadTarget.Registration}", rows => Each(person => WriteInformation(rows, person)));
        target.Copy("backgrounds", $"id, initiative_id, participant_id, keeper_organisation_id, education, activity, {LoadTarget.Registration}", rows => Each(person => WriteBackground(rows, person)));
        WriteForms(target);
        target.Copy("progress_assessments", $"id, initiative_id, participant_id, keeper_organisation_id, form_id, respondent, answers, {LoadTarget.Registration}", rows => Each(person => WriteAssessments(rows, person)));
        target.Copy("exit_follow_ups", "id, initiative_id, participant_id, exit_id, code, name_sv, name_en, due_on, asked_from, late_after", rows => EachFollowUp((person, plan) => rows.Row()
            .Id(plan.Id).Id(person.Initiative.Id).Id(person.Id).Id(plan.Exit).Text(plan.Code).Texts(plan.Name).Day(plan.DueOn).Day(plan.DueOn.AddDays(-5)).Day(plan.DueOn.AddDays(14))));
        target.Copy("exit_follow_up_answers", $"id, initiative_id, participant_id, follow_up_id, activity, self_support, known_by, {LoadTarget.Registration}", rows => EachFollowUp((person, plan) =>
        {
            var dice = person.Dice(LoadTopic.FollowUpAfter, plan.DueOn.DayNumber);
            if (plan.DueOn < world.Scale.Today && dice.Percent(70))
            {
                var at = LoadCalendar.At(plan.DueOn, 830);
                rows.Row().Id(dice.Id(at)).Id(person.Initiative.Id).Id(person.Id).Id(plan.Id).Text(dice.Pick(After)).Text(dice.Percent(40) ? "yes" : "no").Text("coach").Standing(plan.DueOn, at, person.CoachAccount);
            }
        }));
    }

    private void Each(Action<LoadPerson> write)
    {
        foreach (var person in world.People())
        {
            write(person);
        }
    }

    private void WriteBookings(LoadTable rows, LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Booking);
        void Book(DateOnly day, string state)
        {
            var starts = LoadCalendar.At(day, 480 + (15 * dice.Below(28)));
            rows.Row().Id(dice.Id(starts)).Id(person.Initiative.Id).Id(person.Id).Text("individual_coaching").Text("meeting").Moment(starts).Number(45).Text(string.Empty).Text(state)
                .Moment(starts.AddDays(-7)).Id(person.CoachAccount);
        }

        Book(DemoDates.WorkdayAtOrBefore(person.EnrolledOn.AddDays(7)), dice.Percent(15) ? "no_show" : "cancelled");
        if (person.ExitedOn is null && dice.Percent(60))
        {
            Book(DemoDates.WorkdayAtOrBefore(world.Scale.Today.AddDays(3 + dice.Below(14))), "booked");
        }
    }

    private static void WriteInformation(LoadTable rows, LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Background);
        if (dice.Percent(80))
        {
            rows.Row().Id(dice.Id(person.EnrolledAt)).Id(person.Initiative.Id).Id(person.Id).Text("both").Text("svenska").Standing(person.EnrolledOn, person.EnrolledAt, person.CoachAccount);
        }
    }

    private static void WriteBackground(LoadTable rows, LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Background, 1);
        if (dice.Percent(60))
        {
            rows.Row().Id(dice.Id(person.EnrolledAt)).Id(person.Initiative.Id).Id(person.Id).Id(person.Keeper).Text(dice.Pick(Education)).Text(dice.Pick(Activities))
                .Standing(person.EnrolledOn, person.EnrolledAt, person.CoachAccount);
        }
    }

    /// <summary>The shipped instrument, pinned in each initiative.</summary>
    private void WriteForms(LoadTarget target)
    {
        var form = Instrument.OpenSteps.Form;
        var (content, hash) = (form.ToJson(), form.ContentHash());
        target.Copy("form_versions", "id, initiative_id, purpose, key, version, content, content_hash, registered_at, registered_by", rows =>
        {
            foreach (var initiative in world.Initiatives)
            {
                var at = LoadCalendar.At(initiative.Start, 560);
                rows.Row().Id(FormOf(initiative)).Id(initiative.Id).Text(Instrument.PurposeOf(Instrument.OpenSteps.Kind)).Text(form.Key).Number(form.Version).Json(content).Text(hash).Moment(at).Id(initiative.Coach(0));
            }
        });
    }

    /// <summary>At entry, and again for most: a level for each area, higher as a rule.</summary>
    private void WriteAssessments(LoadTable rows, LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Assessment);
        if (!dice.Percent(60))
        {
            return;
        }

        var span = person.LastDay.DayNumber - person.EnrolledOn.DayNumber;
        var levels = Instrument.OpenSteps.Form.Sections.Select(section => (section.Key, Level: 1 + dice.Below(3))).ToList();
        for (var number = 0; number < (span > 60 ? 2 : 1); number++)
        {
            var on = DemoDates.WorkdayAtOrBefore(person.EnrolledOn.AddDays(number * (span - 7)));
            var at = LoadCalendar.At(on < person.EnrolledOn ? person.EnrolledOn : on, 800);
            var answers = string.Join(',', levels.ConvertAll(area => $"\"{area.Key}\":{Math.Min(6, area.Level + (number * person.Dice(LoadTopic.Assessment, number).Below(3)))}"));
            rows.Row().Id(dice.Id(at)).Id(person.Initiative.Id).Id(person.Id).Id(person.Keeper).Id(FormOf(person.Initiative)).Text("coach").Json($"{{{answers}}}")
                .Standing(on < person.EnrolledOn ? person.EnrolledOn : on, at, person.CoachAccount);
        }
    }

    private void EachFollowUp(Action<LoadPerson, FollowUpPlan> write)
    {
        foreach (var person in world.People())
        {
            if (person.ExitedOn is { } exit)
            {
                var (dice, at) = (person.Dice(LoadTopic.FollowUpAfter), LoadCalendar.At(exit, 985));
                var of = person.Dice(LoadTopic.Exit).Id(at);
                write(person, new FollowUpPlan(dice.Id(at), of, "days_28", new LocalText("28 dagar efter avslutet", "28 days after the exit"), exit.AddDays(28)));
                write(person, new FollowUpPlan(dice.Id(at), of, "months_6", new LocalText("6 månader efter avslutet", "6 months after the exit"), exit.AddMonths(6)));
            }
        }
    }

    private Guid FormOf(LoadInitiative initiative) => new LoadDice(world.Scale.Seed, LoadTopic.Assessment, initiative.Place).Id(LoadCalendar.At(initiative.Start, 560));

    private sealed record FollowUpPlan(Guid Id, Guid Exit, string Code, LocalText Name, DateOnly DueOn);
}
