using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Each initiative's plan: the demo's, with its measured targets set to the initiative's size.</summary>
internal sealed class LoadPlans(LoadWorld world, PlanFacts facts)
{
    public const string FirstTargetGroup = "needs_work_training", SecondTargetGroup = "young_adults";

    private static readonly LocalText SecondName = new("Unga som varken arbetar eller studerar", "Young people neither working nor studying");

    private readonly IReadOnlyList<PlanFacts.Target> _targets = [.. facts.Targets.Where(static target => target.Measure is not null)];

    public static Guid Activity(LoadScale scale, LoadInitiative initiative, string code) => Part(scale, initiative, $"activity {code}");

    public void Write(LoadTarget target)
    {
        target.Copy("initiatives",
            "id, name_sv, name_en, summary_sv, summary_en, purpose_sv, purpose_en, registry_number, funder_id, owner_id, performer_id, state, starts_on, ends_on, intake_ends_on, maximum_grant, follow_ups_minimum, follow_ups_maximum",
            rows => Each((initiative, _) => rows.Row().Id(initiative.Id).Text(initiative.Name).Null().Texts(facts.Summary).Text(string.Empty).Null()
                .Text($"STOR {initiative.DecidedOn.Year}:{initiative.Place + 1}").Id(world.Register.Association).Id(initiative.Owner).Id(initiative.Performer)
                .Text(initiative.IsOver ? "completed" : "ongoing").Day(initiative.Start).Day(initiative.End).Day(initiative.IntakeEnd)
                .Amount(400_000 + (9_000m * initiative.Size)).Number(facts.FollowUp.Minimum).Number(facts.FollowUp.Maximum)));
        target.Copy("initiative_partners", "id, initiative_id, organisation_id, is_owner, signs, role_sv, role_en, position", rows => Each((initiative, part) =>
        {
            Guid[] parties = [.. new[] { initiative.Owner, initiative.Performer, initiative.SecondEmployer }.Distinct()];
            foreach (var (place, party) in parties.Index())
            {
                rows.Row().Id(part($"partner {place}")).Id(initiative.Id).Id(party).Truth(place == 0).Truth(true).Text(place == 0 ? "Insatsägare" : "Part").Null().Number(place);
            }
        }));
        target.Copy("steering_members", "id, initiative_id, organisation_id, position", rows => Each((initiative, part) =>
            rows.Row().Id(part("steering")).Id(initiative.Id).Id(initiative.Owner).Number(0)));
        target.Copy("staffing", "id, initiative_id, account_id, title_sv, title_en, employment, share_percent, position", rows => Each((initiative, part) =>
        {
            rows.Row().Id(part("lead")).Id(initiative.Id).Id(world.Lead(initiative.Lead)).Text("Projektledare").Text("Project lead").Text("employed").Amount(30).Number(0);
            rows.Row().Id(part("coach")).Id(initiative.Id).Id(initiative.Coach(0)).Text("Coach").Null().Text("employed").Amount(100).Number(1);
        }));
        target.Copy("initiative_target_groups", "id, initiative_id, code, kind, name_sv, name_en, position", rows => Each((initiative, part) =>
        {
            foreach (var (place, group) in facts.TargetGroups.Index())
            {
                rows.Row().Id(part($"group {place}")).Id(initiative.Id).Text(group.Code).Text(group.Kind).Texts(group.Name).Number(place);
            }

            if (initiative.HasTwoTargetGroups)
            {
                rows.Row().Id(part("second group")).Id(initiative.Id).Text(SecondTargetGroup).Text("end_user").Texts(SecondName).Number(9);
            }
        }));
        target.Copy("goal_areas", "id, initiative_id, name_sv, name_en, position", rows => Each((initiative, part) =>
        {
            foreach (var (place, area) in facts.GoalAreas.Index())
            {
                rows.Row().Id(part($"area {area.Key}")).Id(initiative.Id).Texts(area.Name).Number(place);
            }
        }));
        target.Copy("objectives", "id, initiative_id, goal_area_id, number, name_sv, name_en, text_sv, text_en", rows => Each((initiative, part) =>
        {
            foreach (var objective in facts.Objectives)
            {
                rows.Row().Id(part($"objective {objective.Code}")).Id(initiative.Id).Id(part($"area {objective.GoalArea}")).Number(objective.Number).Texts(objective.Name).Texts(objective.Text);
            }
        }));
        target.Copy("planned_activities",
            "id, initiative_id, code, type, audience, name_sv, name_en, text_sv, text_en, planned_count, sessions_each, hours_each, group_minimum, group_maximum, participants_total", rows => Each((initiative, part) =>
        {
            foreach (var activity in facts.Activities)
            {
                rows.Row().Id(Activity(world.Scale, initiative, activity.Code)).Id(initiative.Id).Text(activity.Code).Text(activity.Type).Text(activity.Audience).Texts(activity.Name)
                    .Texts(activity.Text).Number(activity.Count).Number(activity.SessionsEach).Amount(activity.HoursEach).Number(activity.GroupMinimum).Number(activity.GroupMaximum)
                    .Number(activity.Code == "A01" ? initiative.Size : null);
            }
        }));
        target.Copy("follow_up_phases", "id, initiative_id, position, every, times, prefer_site_visit", rows => Each((initiative, part) =>
        {
            foreach (var (place, phase) in facts.FollowUp.Phases.Index())
            {
                rows.Row().Id(part($"phase {place}")).Id(initiative.Id).Number(place + 1).Text(phase.Every).Number(phase.Times).Truth(phase.PreferSiteVisit);
            }
        }));
        WriteTargets(target);
    }

    private void WriteTargets(LoadTarget target)
    {
        target.Copy("targets", "id, initiative_id, code, level, name_sv, name_en, detail_sv, detail_en, measure, filter, comparison, unit, position", rows => EachTarget((initiative, one, part) =>
            rows.Row().Id(part(one.Code)).Id(initiative.Id).Text(one.Code).Text(one.Level).Texts(one.Name).Texts(one.Detail).Text(one.Measure)
                .Json(one.Filter?.GetRawText() ?? "{}").Text(one.Comparison).Text(one.Unit).Number(facts.Targets.Index().First(other => other.Item.Code == one.Code).Index)));
        target.Copy("target_objectives", "target_id, objective_id, initiative_id", rows => EachTarget((initiative, one, part) =>
        {
            foreach (var objective in one.Objectives)
            {
                rows.Row().Id(part(one.Code)).Id(part($"objective {objective}")).Id(initiative.Id);
            }
        }));
        target.Copy("target_conditions", "id, initiative_id, target_id, position, measure, filter, comparison, value, minimum, maximum", rows => EachTarget((initiative, one, part) =>
        {
            foreach (var (place, condition) in (one.Conditions ?? []).Index())
            {
                rows.Row().Id(part($"{one.Code} condition {place}")).Id(initiative.Id).Id(part(one.Code)).Number(place).Text(condition.Measure).Json("{}").Text(condition.Comparison)
                    .Amount(condition.Value).Amount(condition.Minimum).Amount(condition.Maximum);
            }
        }));
        target.Copy("target_milestones", "id, initiative_id, target_id, due_on, value", rows => EachTarget((initiative, one, part) =>
        {
            if (ValueOf(initiative, one) is { } value)
            {
                foreach (var (quarter, share) in new[] { (1, 0.2m), (2, 0.5m), (3, 0.8m) })
                {
                    rows.Row().Id(part($"{one.Code} milestone {quarter}")).Id(initiative.Id).Id(part(one.Code))
                        .Day(initiative.Start.AddDays((initiative.End.DayNumber - initiative.Start.DayNumber) * quarter / 4)).Amount(decimal.Round(value * share));
                }
            }
        }));
        target.Copy("target_values",
            "id, initiative_id, target_id, kind, value, minimum, maximum, due_on, reason, decided_by, decided_on, registered_at, registered_by", rows => EachTarget((initiative, one, part) =>
        {
            var value = ValueOf(initiative, one);
            void Add(string kind, decimal? promised, string reason, DateOnly on) => rows.Row().Id(part($"{one.Code} {kind}")).Id(initiative.Id).Id(part(one.Code)).Text(kind).Amount(promised)
                .Amount(one.Minimum).Amount(one.Maximum).Day(initiative.End).Text(reason).Text("Styrgruppen").Day(on).Moment(LoadCalendar.At(on, 640)).Id(world.Lead(initiative.Lead));
            Add("original", value, string.Empty, initiative.DecidedOn);
            if (value is not null && (initiative.Place + one.Code[^1]) % 5 == 0)
            {
                Add("revision", decimal.Round(value.Value * 0.9m), "Färre än planerat har anvisats.", initiative.Start.AddDays(200));
            }
        }));
    }

    /// <summary>What is promised of people follows the initiative's size; what is promised of others does not.</summary>
    private static decimal? ValueOf(LoadInitiative initiative, PlanFacts.Target target) =>
        target is { Unit: "participants", Value: { } value } ? Math.Max(1, decimal.Round(initiative.Size * value / 30)) : target.Value;

    private void Each(Action<LoadInitiative, Func<string, Guid>> write)
    {
        foreach (var initiative in world.Initiatives)
        {
            write(initiative, name => Part(world.Scale, initiative, name));
        }
    }

    private void EachTarget(Action<LoadInitiative, PlanFacts.Target, Func<string, Guid>> write) => Each((initiative, part) =>
    {
        foreach (var target in _targets)
        {
            write(initiative, target, part);
        }
    });

    private static Guid Part(LoadScale scale, LoadInitiative initiative, string name)
    {
        long number = 17;
        foreach (var letter in name)
        {
            number = (number * 31) + letter;
        }

        return new LoadDice(scale.Seed, LoadTopic.Plan, initiative.Place, number).Id(LoadCalendar.At(initiative.DecidedOn, 630));
    }
}
