using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The papers of a meeting: the agenda, and what is proposed item by item.</summary>
internal static class BoardPack
{
    public static PrintedDocument Of(
        Texts texts, string association, BoardMeeting meeting, IReadOnlyList<AgendaItem> agenda, IReadOnlyList<ConflictOfInterest> conflicts, ILookup<InitiativeId, string> appendices)
    {
        var document = new PrintedDocument(texts["meetings.pack.title"], association)
            .Fact(texts["meetings.day"], Display.Capital(Display.Weekday(meeting.HeldOn)) + " " + meeting.HeldOn.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture))
            .Fact(texts["meetings.time"], meeting.StartsAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))
            .Fact(texts["meetings.place"], meeting.Place)
            .Heading(texts["meetings.agenda"]);
        foreach (var item in agenda)
        {
            document.Text($"§ {item.Position} {item.Title}");
        }

        foreach (var item in agenda.Where(static item => item.InitiativeId is not null))
        {
            document.Heading($"§ {item.Position} {item.Title}")
                .Fact(texts["preparation.registry_number"], item.RegistryNumber)
                .Fact(texts["preparation.list.owner"], item.Owner);
            if (item.IsPartial)
            {
                document.Text(texts["meetings.partial.text"]);
                continue;
            }

            document.Fact(texts["preparation.applied"], item.Applied is { } applied ? Display.Money(applied) : null);
            if (item.Summary is { Length: > 0 } summary)
            {
                document.Subheading(texts["preparation.summary"]).Text(summary);
            }

            if (item.Proposed is { } proposed)
            {
                document.Subheading(texts["preparation.proposal"]).Text(texts[proposed.TextKey()]).Fact(texts["preparation.sum"], item.ProposedSum is { } sum ? Display.Money(sum) : null)
                    .Items(texts["decisions.conditions"], PreparationSettings.Lines(item.ProposedConditions));
                if (item.ProposedReasons is { Length: > 0 } reasons)
                {
                    document.Subheading(texts["decisions.reasons"]).Text(reasons);
                }
            }
            else if (item.DecisionId is null)
            {
                document.Subheading(texts["preparation.proposal"]).Text(texts["preparation.proposal.none"]);
            }

            document.Items(texts["meetings.conflicts"], [.. conflicts.Where(conflict => conflict.InitiativeId == item.InitiativeId).Select(static conflict => conflict.Name)])
                .Items(texts["meetings.appendices"], [.. appendices[item.InitiativeId!.Value]]);
        }

        return document;
    }
}
