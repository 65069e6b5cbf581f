using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The plan's targets with their ledger: the originals, and the one that was revised.</summary>
internal static class DemoTargets
{
    private const string RevisedTarget = "R08";

    public static void AddTargets(DemoWorld world)
    {
        foreach (var (position, target) in world.Facts.Targets.Index())
        {
            var id = world.AddToPlan("targets",
                ("code", target.Code), ("level", target.Level), ("name_sv", target.Name.Sv), ("name_en", target.Name.En),
                ("detail_sv", target.Detail?.Sv ?? string.Empty), ("detail_en", target.Detail?.En), ("measure", target.Measure),
                ("filter", new Json(target.Filter?.GetRawText() ?? "{}")), ("comparison", target.Comparison), ("unit", target.Unit), ("position", position));
            world.Targets.Add(target.Code, id);
            foreach (var objective in target.Objectives)
            {
                world.Rows.Add("target_objectives", ("target_id", id), ("objective_id", world.Objectives[objective]), ("initiative_id", world.Initiative));
            }

            foreach (var (place, condition) in (target.Conditions ?? []).Index())
            {
                world.AddToPlan("target_conditions",
                    ("target_id", id), ("position", place), ("measure", condition.Measure), ("filter", new Json("{}")), ("comparison", condition.Comparison),
                    ("value", condition.Value), ("minimum", condition.Minimum), ("maximum", condition.Maximum));
            }

            AddValue(world, target, "original", target.Value, string.Empty, "Förbundsstyrelsen", world.DecidedOn, world.Accounts["association_officer"]);
        }

        AddRevision(world);
    }

    private static void AddRevision(DemoWorld world)
    {
        var (decidedOn, lead) = (world.Dates.InWeek(38, DayOfWeek.Thursday), world.Accounts["project_lead"]);
        AddValue(world, world.Facts.Targets.Single(static target => target.Code == RevisedTarget), "revision", 12,
            "Bara åtta företag kunde avvara någon till första omgången, och den andra får sex platser.",
            "Styrgruppen", decidedOn, lead);
        world.Log.Add(new DemoLogEntry(RegisteredAt(decidedOn), lead, "changed", "targets", world.Targets[RevisedTarget], null, null));
    }

    private static void AddValue(
        DemoWorld world, PlanFacts.Target target, string kind, decimal? value, string reason, string decidedBy, DateOnly decidedOn, Guid by) =>
        world.AddToPlan("target_values",
            ("target_id", world.Targets[target.Code]), ("kind", kind), ("value", value), ("minimum", target.Minimum), ("maximum", target.Maximum),
            ("due_on", target.Due is { } due ? world.Dates.Shifted(due) : null), ("reason", reason), ("decided_by", decidedBy), ("decided_on", decidedOn),
            ("registered_at", RegisteredAt(decidedOn)), ("registered_by", by));

    private static DateTimeOffset RegisteredAt(DateOnly decidedOn) => SwedishTime.At(decidedOn.AddDays(1), new TimeOnly(10, 40));
}
