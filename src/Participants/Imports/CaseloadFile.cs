using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// The participants of an initiative as a file that can be imported into another: the same columns, under the same headings. Personal numbers are not taken out of the system, and
/// nobody whose identity is protected.
/// </summary>
internal static class CaseloadFile
{
    public static ListDefinition<Row> Of(InitiativeId initiative) => new ListDefinition<Row>("imports.caseload.caption", Sql.Of($"""
        select p.id, p.given_name, p.family_name, d.birth_date, e.gender, coalesce({LocalText.Column("g.name")}, e.target_group) as target_group, e.occurred_on as enrolled_on,
               a.email as coach, o.name as referrer, d.phone, d.email, x.occurred_on as exited_on, x.reason as exit_reason
        from participants p
        join participant_details d on d.participant_id = p.id
        join enrolments e on e.participant_id = p.id and e.superseded_at is null
        left join exits x on x.participant_id = p.id and x.superseded_at is null
        left join initiative_target_groups g on g.initiative_id = p.initiative_id and g.code = e.target_group
        left join organisations o on o.id = e.referrer_organisation_id
        left join lateral (select c.account_id from case_assignments c where c.participant_id = p.id order by c.valid_from desc, c.id desc limit 1) c on true
        left join accounts a on a.id = c.account_id
        where p.initiative_id = {initiative} and not p.is_protected and x.reason is distinct from 'misregistered'
        """), static row => row.Id)
        .Text(ImportField.GivenName.TextKey(), static row => row.GivenName, "given_name")
        .Text(ImportField.FamilyName.TextKey(), static row => row.FamilyName, "family_name")
        .Day(ImportField.BirthDate.TextKey(), static row => row.BirthDate)
        .Key(ImportField.Gender.TextKey(), static row => row.Gender.TextKey())
        .Text(ImportField.TargetGroup.TextKey(), static row => row.TargetGroup)
        .Day(ImportField.EnrolledOn.TextKey(), static row => row.EnrolledOn)
        .Text(ImportField.Coach.TextKey(), static row => row.Coach)
        .Text(ImportField.Referrer.TextKey(), static row => row.Referrer)
        .Text(ImportField.Phone.TextKey(), static row => row.Phone)
        .Text(ImportField.Email.TextKey(), static row => row.Email)
        .Day(ImportField.ExitedOn.TextKey(), static row => row.ExitedOn)
        .Key(ImportField.ExitReason.TextKey(), static row => row.ExitReason?.TextKey())
        .LoggingSearches("participants", initiative)
        .SortedBy("family_name");

    internal sealed record Row(
        Guid Id, string? GivenName, string? FamilyName, DateOnly? BirthDate, Gender Gender, string TargetGroup, DateOnly EnrolledOn, string? Coach, string? Referrer, string? Phone, string? Email,
        DateOnly? ExitedOn, ExitReason? ExitReason);
}

/// <summary>A file to fill in: the headings that are understood, and somebody who does not exist.</summary>
internal static class ImportSample
{
    public static TableFileResult Of(TableFormat format, Texts texts, DateOnly today) => new(
        format, texts["imports.sample.file"],
        [.. Fields.Select(field => texts[field.TextKey()])],
        [.. Fields.Select(field => field switch
        {
            ImportField.GivenName => (object?)texts["imports.sample.given_name"],
            ImportField.FamilyName => texts["imports.sample.family_name"],
            ImportField.BirthDate => new DateOnly(1990, 2, 3),
            ImportField.Gender => texts[Gender.Woman.TextKey()],
            ImportField.EnrolledOn => today,
            ImportField.Coach => "coach@example.se",
            ImportField.Phone => "070-174 06 05", // PTS keeps 070-174 06 05 to 99 for fiction
            ImportField.Email => "attrapp@example.se",
            _ => null,
        })]);

    private static IEnumerable<ImportField> Fields => Enum.GetValues<ImportField>().Where(static one => one is not (ImportField.Name or ImportField.IsProtected));
}
