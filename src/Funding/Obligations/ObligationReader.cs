using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Something that has happened to an obligation, as its page shows it.</summary>
public sealed record ObligationEventRow(ObligationAct Act, DateOnly DueOn, string? Words, DateTimeOffset RegisteredAt, string RegisteredBy);

/// <summary>A file of an obligation, as its page shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called; null when it is removed from the initiative's documents.</param>
/// <param name="DocumentId">The document; null while the viewer may not open the file, or may not any more.</param>
/// <param name="Number">Which of its versions.</param>
/// <param name="State">How far the scanner has come.</param>
public sealed record ObligationFileRow(Guid Id, string? Title, Guid? DocumentId, int? Number, ScanState? State)
{
    /// <summary>Where it is fetched; null when there is nothing to fetch.</summary>
    public string? Path => Title is not null && DocumentId is { } document && State is not ScanState.Infected ? $"/dokument/{document}/{Number}" : null;
}

/// <summary>Reads obligations, in the viewer's own reach of them.</summary>
public sealed class ObligationReader(RequestDatabase database)
{
    /// <summary>An obligation of the initiative; null when it has none of that id.</summary>
    public async Task<Obligation?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<Obligation>().SingleOrDefaultAsync(one => one.Id == id && one.InitiativeId == initiative, cancellation);
    }

    /// <summary>What has happened to it, the first first.</summary>
    public Task<IReadOnlyList<ObligationEventRow>> EventsAsync(Guid obligation, CancellationToken cancellation) => database.QueryAsync<ObligationEventRow>(Sql.Of($"""
        select e.act, e.due_on, e.words, e.registered_at, a.display_name as registered_by
        from obligation_events e join accounts a on a.id = e.registered_by where e.obligation_id = {obligation} order by e.registered_at, e.id
        """), cancellation);

    /// <summary>Its files, in the order they were handed in. What waits for the scanner is told without being opened.</summary>
    public Task<IReadOnlyList<ObligationFileRow>> FilesAsync(Guid obligation, CancellationToken cancellation) => database.QueryAsync<ObligationFileRow>(Sql.Of($"""
        select f.id, d.title, v.document_id, v.number, v.state
        from obligation_files f left join document_versions v on v.id = f.id left join documents d on d.id = v.document_id and d.removed_at is null
        where f.obligation_id = {obligation} order by f.id
        """), cancellation);
}

/// <summary>Addresses of obligations.</summary>
internal static class ObligationPaths
{
    public const string Everywhere = "/ataganden";

    public static string All(InitiativeId initiative) => $"/insatser/{initiative}{Everywhere}";

    public static string New(InitiativeId initiative) => $"{All(initiative)}/nytt";

    public static string Of(InitiativeId initiative, Guid obligation) => $"{All(initiative)}/{obligation}";

    public static string Write(InitiativeId initiative, Guid obligation) => $"{Of(initiative, obligation)}/skriv";

    public static string File(InitiativeId initiative, Guid obligation) => $"{Of(initiative, obligation)}/fil";

    public static string Review(InitiativeId initiative, Guid obligation) => $"{Of(initiative, obligation)}/granska";
}

/// <summary>What an obligation is called and when it is due, in words.</summary>
internal static class ObligationWords
{
    /// <summary>What a row <c>o</c> is called: its name, or what its kind is called.</summary>
    public static Sql Title(Texts texts) =>
        Sql.Of($"coalesce(o.name, case o.kind {Sql.Join(" ", Enum.GetValues<ObligationKind>().Select(kind => Sql.Of($"when {kind} then {texts[kind.TextKey()]}")))} end)");

    /// <summary>How long there is left, or how long it is late; null where it waits for nobody.</summary>
    public static string? Left(Texts texts, ObligationState state, DateOnly due, DateOnly today) => !state.IsOpen() ? null : (due.DayNumber - today.DayNumber, Months(today, due)) switch
    {
        (0, _) => texts["obligations.left.today"],
        (1, _) => texts["obligations.left.tomorrow"],
        ( > 0, >= 24 and var months) => texts["obligations.left.years", (months + 6) / 12],
        ( > 0, >= 2 and var months) => texts["obligations.left.months", months],
        ( > 0 and var days, _) => texts["obligations.left.days", days],
        (-1, _) => texts["obligations.left.late_one"],
        var (days, _) => Months(due, today) is >= 2 and var months ? texts["obligations.left.late_months", months] : texts["obligations.left.late", -days],
    };

    /// <summary>Whole months from a day to a later one.</summary>
    private static int Months(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}
