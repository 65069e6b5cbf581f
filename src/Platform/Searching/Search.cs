namespace Samsteg.Platform;

/// <summary>One thing found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Which.</param>
/// <param name="InitiativeId">Its initiative; null when it belongs to none.</param>
/// <param name="ParticipantId">The person it is or concerns; null when it is not about one.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from others of that name.</param>
/// <param name="Path">Its page; null when it is closed to the viewer.</param>
public sealed record SearchHit(
    string Kind, Guid Id, InitiativeId? InitiativeId, ParticipantId? ParticipantId, string Title, string? Detail, string? Path);

/// <summary>What was found of a kind, best first.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Hits">The best ones.</param>
/// <param name="HasMore">Whether there are more than are shown.</param>
public sealed record SearchGroup(string Kind, IReadOnlyList<SearchHit> Hits, bool HasMore);

/// <summary>What a search found.</summary>
/// <param name="Groups">Kinds with something in them, in order.</param>
/// <param name="IsAlike">Whether nothing is written as typed, so that this is what resembles it.</param>
public sealed record SearchResult(IReadOnlyList<SearchGroup> Groups, bool IsAlike)
{
    /// <summary>Nothing.</summary>
    public static SearchResult Nothing { get; } = new([], false);

    /// <summary>Number of hits shown.</summary>
    public int Count => Groups.Sum(static group => group.Hits.Count);
}

/// <summary>
/// Searches everything the user may see: one statement over the capabilities' sources, and one more for what resembles the
/// words when nothing is written so. Which people were shown is logged; what was typed is not, because it may be a name.
/// </summary>
public sealed class Search(IEnumerable<Capability> capabilities, RequestDatabase database, CurrentUser user, AuditTrail audit, Cipher cipher, TimeProvider clock)
{
    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int Longest = 100;

    /// <summary>Whether there is anything the user may search.</summary>
    public bool IsOffered => Sources.Any();

    private IEnumerable<SearchSource> Sources =>
        capabilities.SelectMany(static capability => capability.Searches).Where(source => user.May(source.Permission)).OrderBy(static source => source.Order);

    /// <summary>Whether the text is a personal number, which is found but not shown again.</summary>
    public bool IsNumber(string typed) => PersonalNumber.TryParse(typed, clock.Today(), out _);

    /// <summary>Searches.</summary>
    /// <param name="typed">As the user wrote it.</param>
    /// <param name="most">Hits of each kind.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SearchResult> ForAsync(string typed, int most, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return SearchResult.Nothing;
        }

        var hashes = PersonalNumber.TryParse(typed, clock.Today(), out var number) ? cipher.LookupHashes(number!.Normalised) : null;
        var result = await AskAsync(new SearchQuestion(typed, false, hashes, most + 1), cancellation);
        if (result.Count == 0 && hashes is null)
        {
            result = await AskAsync(new SearchQuestion(typed, true, null, most + 1), cancellation);
        }

        await audit.RecordFoundAsync(
            [.. result.Groups.SelectMany(static group => group.Hits).Where(static hit => hit.ParticipantId is not null)
                .Select(static hit => (hit.InitiativeId!.Value, hit.ParticipantId!.Value)).Distinct()], cancellation);
        return result;
    }

    private async Task<SearchResult> AskAsync(SearchQuestion question, CancellationToken cancellation)
    {
        var kinds = Sources.Select(source => (source.Kind, Rows: source.Rows(question), IsPermitted: user.ScopeWhere(source.Permission).Within("initiative_id"))).Where(static kind => kind.Rows is not null).ToList();
        if (kinds.Count == 0)
        {
            return SearchResult.Nothing;
        }

        var union = Sql.Join(" union all ", kinds.Select(kind => Sql.Of($"""
            (select {kind.Kind} as kind, id, initiative_id, participant_id, title, detail, path, rank
             from ({kind.Rows!}) source where initiative_id is null or {kind.IsPermitted} order by rank desc, title collate "sv-x-icu", id limit {question.Most})
            """)));
        var hits = await database.QueryAsync<SearchHit>(
            Sql.Of($"select kind, id, initiative_id, participant_id, title, detail, path from ({union}) found order by rank desc, title collate \"sv-x-icu\", id"), cancellation);
        var most = question.Most - 1;
        return new SearchResult(
            [.. kinds.Select(static kind => kind.Kind).Distinct().Select(kind => hits.Where(hit => hit.Kind == kind).ToList()).Where(static found => found.Count > 0)
                .Select(found => new SearchGroup(found[0].Kind, [.. found.Take(most)], found.Count > most))],
            question.IsAlike);
    }
}
