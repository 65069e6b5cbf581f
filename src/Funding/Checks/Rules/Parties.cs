using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who takes part, and who employs.</summary>
internal static class Parties
{
    private static readonly string[] Performs = ["genomför", "leder", "utför", "driver", "anställ", "bemanna", "carries", "leads", "employs", "runs"];

    /// <summary>The same organisation twice: with two units, or nearly the same name.</summary>
    public static IEnumerable<RuleHit> Twice(CheckedPlan plan)
    {
        var parties = plan.Plan.Parties.Select(static party => (Party: party, Names: Names(party.Name))).ToList();
        for (var one = 0; one < parties.Count; one++)
        {
            var same = parties.Skip(one + 1).Where(other => AreOne(parties[one], other)).ToList();
            if (same.Count > 0 && !parties.Take(one).Any(earlier => AreOne(earlier, parties[one])))
            {
                var all = same.Prepend(parties[one]).Select(static party => party.Party).ToList();
                yield return new RuleHit(
                    [.. all.Select(static party => new FindingPlace(party.Place, Called(party)))], [.. all.Select(Called)], [Called(all[0]), Called(all[1])]);
            }
        }
    }

    /// <summary>Who employs or performs and is no member, although staff stay employed by one.</summary>
    public static IEnumerable<RuleHit> Employers(CheckedPlan plan)
    {
        if (!plan.Context.StaffStayWithMembers)
        {
            yield break;
        }

        var employers = plan.Plan.Staffing.Where(static post => post is { Party: not null, Employment: Employment.Employed or null })
            .Select(post => (Name: post.Party!, Places: (IReadOnlyList<FindingPlace>)[new FindingPlace(post.Place, $"{post.Role}: {post.Party}")], Id: plan.Plan.Parties.FirstOrDefault(party => AreOneName(Names(party.Name), Names(post.Party!)))?.Organisation)).ToList();
        var performers = plan.Plan.Parties.Where(static party => party.Role is { } role && Sentence.Of(role).SelectMany(static sentence => sentence.Words).Any(static word => Performs.Any(start => word.Lower.StartsWith(start, StringComparison.Ordinal))))
            .Select(static party => (party.Name, Places: (IReadOnlyList<FindingPlace>)[new FindingPlace(party.Place, party.Role!)], Id: party.Organisation));
        foreach (var group in employers.Concat(performers).Where(one => IsMember(plan.Context, one.Id, one.Name) == false).GroupBy(static one => string.Join(' ', Names(one.Name))).Select(static group => group.ToList()))
        {
            yield return new RuleHit([.. group.SelectMany(static one => one.Places)], [group[0].Name], [group[0].Name]);
        }
    }

    private static bool? IsMember(CheckContext context, OrganisationId? id, string name)
    {
        if (context.Members.Count > 0)
        {
            return context.Members.Any(member => (id is not null && member.Id == id) || AreOneName(Names(member.Name), Names(name)));
        }

        return id is { } known && context.Kinds.TryGetValue(known, out var kind) ? CheckContext.CanBeMember(kind) : null;
    }

    private static string Called(PlanParty party) => party.Unit is null ? party.Name : $"{party.Name}, {party.Unit}";

    /// <summary>The owner may stand among those who take part too, if it is the same unit.</summary>
    private static bool AreOne((PlanParty Party, IReadOnlyList<string> Names) one, (PlanParty Party, IReadOnlyList<string> Names) other) =>
        ((one.Party.Organisation is { } id && other.Party.Organisation == id) || AreOneName(one.Names, other.Names))
        && !(one.Party.IsOwner != other.Party.IsOwner && (one.Party.Unit is null || other.Party.Unit is null || string.Equals(one.Party.Unit, other.Party.Unit, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether names mean one organisation: the same words, or one has a place or a unit more, or a letter is mistyped.</summary>
    private static bool AreOneName(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count > 0 && other.Count > 0 && (one.SequenceEqual(other)
            || (one.Count != other.Count && (one.Take(other.Count).SequenceEqual(other) || other.Take(one.Count).SequenceEqual(one)) && Math.Min(one.Count, other.Count) is var shared && (shared > 1 || one[0].Length >= 8))
            || (one.Count == other.Count && string.Join(' ', one) is { Length: >= 8 } first && string.Join(' ', other) is { Length: >= 8 } second && IsOneLetterOff(first, second)));

    private static IReadOnlyList<string> Names(string name) =>
        [.. Sentence.Of(name).SelectMany(static sentence => sentence.Words).Where(static word => word.IsWord).Select(static word => word.Lower.TrimEnd('s')).Where(static word => word is not ("ab" or "och" or "i"))];

    private static bool IsOneLetterOff(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        var rest = one.AsSpan(start);
        var otherRest = other.AsSpan(start);
        return rest.SequenceEqual(otherRest)
            || (rest.Length > 0 && otherRest.Length > 0 && rest[1..].SequenceEqual(otherRest[1..]))
            || (rest.Length > 0 && rest[1..].SequenceEqual(otherRest))
            || (otherRest.Length > 0 && rest.SequenceEqual(otherRest[1..]));
    }
}
