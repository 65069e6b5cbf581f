using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What answers rules without anybody registering it: what the register knows itself, and what other capabilities know. Labels are <c>evidence_kind.CODE</c>.</summary>
public sealed class EvidenceKinds(IEnumerable<Capability> capabilities)
{
    /// <summary>Somebody to talk to, from the day they were added until they leave.</summary>
    internal const string ContactPerson = "contact_person";

    /// <summary>Somebody taught by somebody who supervises, until they leave.</summary>
    internal const string TaughtByPeer = "taught_by_peer";

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> All { get; } = [ContactPerson, TaughtByPeer, .. capabilities.SelectMany(static capability => capability.Evidence).SelectMany(static source => source.Kinds)];

    /// <summary>Key of what one is called.</summary>
    public static string TextKey(string kind) => $"evidence_kind.{kind}";
}
