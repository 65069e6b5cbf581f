using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What the columns of a file are, and what holds where a row says nothing.</summary>
public sealed class ImportColumnsInput
{
    /// <summary>One for each heading, in their order; null for a column that is not read.</summary>
    public IList<ImportField?> Fields { get; set; } = [];

    /// <summary>Gender.</summary>
    public Gender? Gender { get; set; }

    /// <summary>Code of the target group.</summary>
    public string? TargetGroup { get; set; }

    /// <summary>Day of enrolment.</summary>
    public DateOnly? EnrolledOn { get; set; }

    /// <summary>Coach.</summary>
    public AccountId? Coach { get; set; }

    /// <summary>Who referred.</summary>
    public OrganisationId? Referrer { get; set; }
}

/// <summary>Says what the columns are, remembers it for the initiative, and has the rows read.</summary>
public sealed class MapImport(RequestDatabase database, ImportSteps steps, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(ImportFacts facts, ImportColumnsInput input, EnrolmentChoices choices, CancellationToken cancellation)
    {
        var problems = Check(facts, input, choices).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var fields = input.Fields.Select(static field => field is { } one ? SnakeCase.Of(one.ToString()) : string.Empty).ToArray();
        await RememberAsync(facts, fields, cancellation);
        return await steps.AskAsync(facts, ImportState.Checking, "changed", Sql.Of($"""
            , fields = {fields}, gender = {input.Gender}::text, target_group = {Text(input.TargetGroup)}::text, enrolled_on = {input.EnrolledOn}::date,
            coach_account_id = {input.Coach?.Value}::uuid, referrer_organisation_id = {input.Referrer?.Value}::uuid, done = 0, total = null, fault = null, chosen = null, lines = null
            """), cancellation);
    }

    private IEnumerable<Problem> Check(ImportFacts facts, ImportColumnsInput input, EnrolmentChoices choices)
    {
        if (!facts.CanBeMapped)
        {
            yield return new Problem(string.Empty, "imports.rule.moved_on");
        }

        if (input.Fields.Count != facts.Headings.Length || input.Fields.Any(static field => field is { } one && !Enum.IsDefined(one)))
        {
            yield return new Problem(string.Empty, "imports.rule.columns");
            yield break;
        }

        for (var column = 0; column < input.Fields.Count; column++)
        {
            if (input.Fields[column] is { } field && input.Fields.Take(column).Contains(field))
            {
                yield return new Problem($"Fields[{column}]", "imports.rule.twice");
            }
        }

        if (!input.Fields.Contains(ImportField.Name) && !(input.Fields.Contains(ImportField.GivenName) && input.Fields.Contains(ImportField.FamilyName)))
        {
            yield return new Problem("Fields[0]", "imports.rule.no_name");
        }

        if (input.TargetGroup is { Length: > 0 } group && !EnrolmentChoices.Offers(choices.TargetGroups, group))
        {
            yield return new Problem(nameof(input.TargetGroup), "participants.rule.choose_offered");
        }

        if (input.Gender is { } gender && !Enum.IsDefined(gender))
        {
            yield return new Problem(nameof(input.Gender), "participants.rule.choose_offered");
        }

        if (input.Coach is { } coach && !EnrolmentChoices.Offers(choices.Coaches, coach))
        {
            yield return new Problem(nameof(input.Coach), "participants.rule.choose_offered");
        }

        if (input.Referrer is { } referrer && !EnrolmentChoices.Offers(choices.Referrers, referrer))
        {
            yield return new Problem(nameof(input.Referrer), "participants.rule.choose_offered");
        }

        if (input.EnrolledOn is { } day)
        {
            foreach (var problem in EnrolmentRules.OfDay(nameof(input.EnrolledOn), day, choices.Period, clock.Today()))
            {
                yield return problem;
            }
        }
    }

    /// <summary>Of headings taken for something, so that nothing is kept that could be about somebody; what was remembered of one that is left out now is forgotten.</summary>
    private async Task RememberAsync(ImportFacts facts, string[] fields, CancellationToken cancellation)
    {
        var told = facts.Headings.Zip(fields, static (heading, field) => (Heading: TableHeadings.Normal(heading), Field: field))
            .Where(static pair => pair.Heading.Length > 0).DistinctBy(static pair => pair.Heading).ToList();
        await database.ExecuteAsync(Sql.Of($"delete from import_headings where initiative_id = {facts.InitiativeId} and heading = any ({told.Select(static pair => pair.Heading)})"), cancellation);
        var kept = told.Where(static pair => pair.Field.Length > 0).ToList();
        await database.ExecuteAsync(Sql.Of($"""
            insert into import_headings (initiative_id, heading, field)
            select {facts.InitiativeId}, t.heading, t.field from unnest({kept.Select(static pair => pair.Heading)}::text[], {kept.Select(static pair => pair.Field)}::text[]) as t (heading, field)
            """), cancellation);
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
