using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a step of a plan is about: a series, a session or a placement.</summary>
/// <param name="Kind">Which kind of thing.</param>
/// <param name="Id">Which.</param>
public sealed record StepLink(SubjectKind Kind, Guid Id)
{
    /// <summary>Longest written form, in characters.</summary>
    public const int LongestText = 80;

    /// <summary>The link of a row; null when it has none.</summary>
    public static StepLink? Of(SubjectKind? kind, Guid? id) => kind is { } known && id is { } subject ? new StepLink(known, subject) : null;

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static StepLink? Read(string? text) =>
        text?.Split(':') is [var kind, var id] && Enum.TryParse<SubjectKind>(SnakeCase.ToPascal(kind), out var known) && Enum.IsDefined(known) && Guid.TryParse(id, out var subject)
            ? new StepLink(known, subject)
            : null;

    /// <summary>As a form carries it: <c>placement:id</c>.</summary>
    public override string ToString() => $"{SnakeCase.Of(Kind.ToString())}:{Id}";
}

/// <summary>What is named where a step is tied to it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its page; null when it has none.</param>
public sealed record LinkedName(Guid Id, string Name, string? Path);

/// <summary>What the steps of a participant's plan can be tied to, and what those are called that are: as far as the viewer may see.</summary>
public sealed class StepLinks(IEnumerable<Capability> capabilities, RequestDatabase database, CurrentUser user, Texts texts, TimeProvider clock)
{
    private readonly Dictionary<SubjectKind, SubjectSource> _names = capabilities.SelectMany(static capability => capability.Subjects).ToDictionary(static source => source.Kind);

    /// <summary>What is offered, by kind.</summary>
    public async Task<IReadOnlyList<Choice>> OfferedAsync(CaseFacts facts, CancellationToken cancellation)
    {
        var choices = new List<Choice>();
        foreach (var source in capabilities.SelectMany(static capability => capability.StepLinks))
        {
            var names = await NamesAsync(source.Kind, Sql.Of($"array(select id from ({source.Ids(facts.InitiativeId, facts.ParticipantId, clock.Today())}) offered)"), facts.InitiativeId, cancellation);
            choices.AddRange(names.Select(name => new Choice(new StepLink(source.Kind, name.Id).ToString(), $"{texts[source.Kind.TextKey()]}: {name.Name}")));
        }

        return choices;
    }

    /// <summary>The names of what steps are tied to; what the viewer may not see is not among them.</summary>
    internal async Task<IReadOnlyDictionary<Guid, LinkedName>> OfAsync(CaseFacts facts, IEnumerable<ActionStep> steps, CancellationToken cancellation)
    {
        var names = new Dictionary<Guid, LinkedName>();
        foreach (var group in steps.Where(static step => step.LinkedId is not null).GroupBy(static step => step.LinkedKind!.Value, static step => step.LinkedId!.Value))
        {
            foreach (var name in await NamesAsync(group.Key, Sql.Of($"{group.Distinct().ToArray()}"), facts.InitiativeId, cancellation))
            {
                names[name.Id] = name;
            }
        }

        return names;
    }

    /// <summary>Whether a step may be tied to it: it is offered, or the plan has a step that was tied to it.</summary>
    internal async Task<bool> MayTieAsync(CaseFacts facts, StepLink link, CancellationToken cancellation) =>
        (await OfferedAsync(facts, cancellation)).Any(choice => choice.Value == link.ToString())
        || await database.ScalarAsync<bool>(Sql.Of(
            $"select exists (select from action_steps where participant_id = {facts.ParticipantId} and linked_kind = {link.Kind} and linked_id = {link.Id})"), cancellation);

    private async Task<IReadOnlyList<LinkedName>> NamesAsync(SubjectKind kind, Sql ids, InitiativeId initiative, CancellationToken cancellation) =>
        _names.TryGetValue(kind, out var source) && user.May(source.Permission, initiative)
            ? await database.QueryAsync<LinkedName>(Sql.Of($"select id, name, path from ({source.Names(ids)}) named order by name, id"), cancellation)
            : [];
}
