using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A party that signs an application.</summary>
/// <param name="Field">Key of the field in which it stands.</param>
/// <param name="Organisation">The organisation of the register; null for one that is not in it, which signs on paper.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Signatures">How many sign for it.</param>
public sealed record SigningParty(string Field, OrganisationId? Organisation, string Name, int Signatures);

/// <summary>Who signs, by the form and what is answered.</summary>
public static class SigningParties
{
    /// <summary>
    /// The organisations of the fields that the form's signatures are of, each once for each field. The first organisation of the first field signs as many times as the form asks
    /// of it (<see cref="SignaturesField.LeastOfFirst"/>), all others once.
    /// </summary>
    public static IReadOnlyList<SigningParty> Of(FormAnswers answers)
    {
        var (parties, known) = (new List<SigningParty>(), new HashSet<(string, string)>());
        foreach (var signatures in answers.Form.Fields.OfType<SignaturesField>())
        {
            foreach (var field in signatures.PartiesOf)
            {
                var isFirst = field == signatures.PartiesOf[0];
                foreach (var party in Named(answers[field]).Where(party => known.Add((field, KeyOf(party)))))
                {
                    parties.Add(new SigningParty(field, IdOf(party), party.Text.Trim(), isFirst ? Math.Max(1, signatures.LeastOfFirst) : 1));
                    isFirst = false;
                }
            }
        }

        return parties;
    }

    private static IEnumerable<LookupAnswer> Named(FormAnswer? answer) => answer switch
    {
        TableAnswer table => table.Rows.Select(static row => row["organisation"]).OfType<LookupAnswer>(),
        LookupAnswer lookup => [lookup],
        _ => [],
    };

    private static OrganisationId? IdOf(LookupAnswer party) => Guid.TryParse(party.Code, out var id) ? new OrganisationId(id) : null;

    private static string KeyOf(LookupAnswer party) => party.Code ?? "= " + party.Text.Trim().ToUpperInvariant();
}
