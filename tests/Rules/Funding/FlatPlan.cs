using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>A plan as a letter: everything that it says in cells said in words, in one text, nothing structured but its days.</summary>
internal static class FlatPlan
{
    public static FundingPlan Of(FundingPlan plan)
    {
        var lines = plan.Texts.Where(static text => text.Place.Column is not ("area" or "unit" or "evidence" or "source") && text.Place.Field is not ("activities" or "expected" or "baselines"))
            .GroupBy(static text => (text.Place.Field, text.Place.Row))
            .Select(static row => string.Join(". ", row.Select(static text => text.Words.TrimEnd('.'))) + ".")
            .Concat(plan.Activities.Select(Activity))
            .Concat(plan.Expected.Select(static expected => $"{expected.Number:0} {(expected.Unit switch { "participants" => "deltagare", "enterprises" => "företag", _ => "personer" })}: {expected.Description}."));
        return new FundingPlan { Start = plan.Start, End = plan.End, Texts = [new PlanText(new PlanPlace("text"), "text", string.Join('\n', lines))] };
    }

    private static string Activity(PlanActivity activity)
    {
        var parts = new List<string>();
        if (activity.Count is { } count)
        {
            parts.Add($"{count} {(activity.SessionsEach is null ? "tillfällen" : "omgångar")}{(activity.Per == PlanFrequency.Year ? " per år" : string.Empty)}");
        }

        if (activity.SessionsEach is { } sessions)
        {
            parts.Add($"{sessions} träffar per omgång");
        }

        if (activity is { GroupMinimum: { } fewest, GroupMaximum: { } most })
        {
            parts.Add($"{(fewest == most ? fewest : $"{fewest}–{most}")} deltagare per grupp");
        }

        if (activity.Total is { } total)
        {
            parts.Add($"{total} personer totalt");
        }

        if (activity is { EachMinimum: { } least, EachMaximum: { } highest })
        {
            parts.Add($"{(least == highest ? least : $"{least}–{highest}")} tillfällen per deltagare");
        }

        return $"{activity.Name}: {string.Join(", ", parts)}. {activity.Text}";
    }
}
