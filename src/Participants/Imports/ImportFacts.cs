using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An import as pages and work need to know it.</summary>
public sealed record ImportFacts(
    Guid Id, InitiativeId InitiativeId, AccountId AccountId, string AccountName, string FileName, TableFormat Format, int CodePage, ImportState State,
    string[] Headings, string[] Fields, Gender? Gender, string? TargetGroup, DateOnly? EnrolledOn, AccountId? CoachAccountId, OrganisationId? ReferrerOrganisationId,
    ImportChoice? Chosen, string? Lines, int Done, int? Total, string? Fault, DateTimeOffset UploadedAt, DateTimeOffset ChangedAt, DateTimeOffset? ImportedAt, bool HasFile)
{
    /// <summary>How long an import may be undone.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(1);

    /// <summary>How long a file and its rows are kept that nothing is done with.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>What each column is; null for one that is not read.</summary>
    public IReadOnlyList<ImportField?> Columns => [.. Fields.Select(static code => code.Length == 0 ? null : (ImportField?)Enum.Parse<ImportField>(SnakeCase.ToPascal(code)))];

    /// <summary>The file.</summary>
    internal TableFile File => new(Format, CodePage, null);

    internal ImportDefaults Defaults => new(Gender, TargetGroup, EnrolledOn, CoachAccountId, ReferrerOrganisationId);

    /// <summary>Until when it may be undone; null when it is not there to be undone.</summary>
    public DateTimeOffset? UndoUntil => State is ImportState.Imported ? ImportedAt + Undoable : null;

    /// <summary>Whether its columns may be said, and its rows read, anew.</summary>
    public bool CanBeMapped => HasFile && State.MayBecome(ImportState.Checking);

    /// <summary>The import of that initiative; null when there is none, or the user does not lead it.</summary>
    internal static Task<ImportFacts?> FindAsync(RequestDatabase database, InitiativeId initiative, Guid import, CancellationToken cancellation) =>
        database.FindAsync<ImportFacts>(Sql.Of($"{Select} where i.id = {import} and i.initiative_id = {initiative}"), cancellation);

    /// <summary>The initiative's imports, the latest first.</summary>
    internal static Task<IReadOnlyList<ImportFacts>> LatestAsync(RequestDatabase database, InitiativeId initiative, int most, CancellationToken cancellation) =>
        database.QueryAsync<ImportFacts>(Sql.Of($"{Select} where i.initiative_id = {initiative} order by i.uploaded_at desc, i.id limit {most}"), cancellation);

    private static Sql Select { get; } = Sql.Raw("""
        select i.id, i.initiative_id, i.account_id, a.display_name as account_name, i.file_name, i.format, i.code_page, i.state, i.headings, i.fields, i.gender, i.target_group, i.enrolled_on,
               i.coach_account_id, i.referrer_organisation_id, i.chosen, i.lines, i.done, i.total, i.fault, i.uploaded_at, i.changed_at, i.imported_at,
               exists (select from import_pieces p where p.import_id = i.id) as has_file
        from imports i join accounts a on a.id = i.account_id
        """);
}

/// <summary>How many rows come to what.</summary>
public sealed record ImportCounts(long Sound, long Possible, long Wrong, long Imported)
{
    /// <summary>All rows.</summary>
    public long All => Sound + Possible + Wrong + Imported;

    internal static async Task<ImportCounts> OfAsync(RequestDatabase database, Guid import, CancellationToken cancellation) =>
        (await database.FindAsync<ImportCounts>(Sql.Of($"""
            select count(*) filter (where verdict = 'sound') as sound, count(*) filter (where verdict = 'possible') as possible,
                   count(*) filter (where verdict = 'wrong') as wrong, count(*) filter (where verdict = 'imported') as imported
            from import_rows where import_id = {import}
            """), cancellation))!;
}

/// <summary>Addresses of the pages about imports.</summary>
internal static class ImportPaths
{
    /// <summary>The kind of background work on them.</summary>
    public const string Job = "importing.rows";

    public static string All(InitiativeId initiative) => $"{CasePaths.List(initiative)}/import";

    public static string Of(InitiativeId initiative, Guid import) => $"{All(initiative)}/{import}";

    public static string Columns(InitiativeId initiative, Guid import) => $"{Of(initiative, import)}/kolumner";
}
