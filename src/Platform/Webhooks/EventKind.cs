namespace Samsteg.Platform;

/// <summary>A kind of happening that other systems may subscribe to. It is told by ids only.</summary>
/// <param name="Name">Its stable name, <c>agreement.changed</c>; its words are <c>webhooks.event.NAME</c> with underscores.</param>
/// <param name="Permission">What the subscriber's account must be permitted, in the initiative where there is one.</param>
/// <param name="SubjectOf">The thing it happened to, given a row that is added (true) or changed; null where the row does not tell of it.</param>
public sealed record EventKind(string Name, string Permission, Func<object, bool, Guid?> SubjectOf)
{
    /// <summary>Key of its words.</summary>
    public string TextKey => "webhooks.event." + Name.Replace('.', '_');
}

/// <summary>All kinds that the capabilities tell of.</summary>
internal sealed class EventKinds(IEnumerable<Capability> capabilities)
{
    /// <summary>In the capabilities' order.</summary>
    public IReadOnlyList<EventKind> All { get; } = [.. capabilities.SelectMany(static capability => capability.Events)];

    /// <summary>The kind with that name; null when it is no longer told of.</summary>
    public EventKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
