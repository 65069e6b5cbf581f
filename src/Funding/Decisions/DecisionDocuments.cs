using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A decision on paper: the extract of the minutes, and the letter to who applied.</summary>
internal static class DecisionDocuments
{
    /// <summary>The extract of the minutes.</summary>
    public static PrintedDocument Extract(Texts texts, string association, Subject subject, Decision decision, DecisionFile file)
    {
        var document = new PrintedDocument(texts["decisions.extract.title"], association)
            .Fact(texts["decisions.decided_on"], Display.Day(decision.DecidedOn))
            .Fact(texts["preparation.registry_number"], subject.RegistryNumber)
            .Heading($"§ {decision.Paragraph} {subject.Name}")
            .Fact(texts["preparation.list.owner"], subject.Owner);
        Decided(document, texts, decision, file);
        return document
            .Heading(texts["decisions.participants"])
            .Items(texts["decisions.present"], [.. file.Participants[decision.Id].Where(static one => !one.WasPartial).Select(static one => one.Name)])
            .Items(texts["decisions.left"], [.. file.Participants[decision.Id].Where(static one => one.WasPartial).Select(static one => one.Name)])
            .Text(decision.Quorum)
            .Fact(texts["decisions.reservation"], decision.Reservation)
            .Text(texts["decisions.extract.true"])
            .Sign(texts["decisions.extract.sign"]);
    }

    /// <summary>The letter.</summary>
    public static PrintedDocument Notice(Texts texts, string association, Subject subject, Decision decision, DecisionFile file)
    {
        var document = new PrintedDocument(texts["decisions.notice.title"], association)
            .Fact(texts["decisions.notice.to"], subject.Owner)
            .Fact(texts["preparation.registry_number"], subject.RegistryNumber)
            .Text(texts["decisions.notice.text", Display.Day(decision.DecidedOn), subject.Name]);
        Decided(document, texts, decision, file);
        return document.Text(texts[$"decisions.notice.{SnakeCase.Of(decision.Kind.ToString())}"]).Text(texts["decisions.notice.questions"]).Sign(texts["decisions.notice.sign"]);
    }

    private static void Decided(PrintedDocument document, Texts texts, Decision decision, DecisionFile file)
    {
        document.Subheading(texts["decisions.decision"]).Text(texts[$"decisions.sentence.{SnakeCase.Of(decision.Kind.ToString())}"]);
        if (decision.SupersedesId is not null)
        {
            document.Text(texts["decisions.corrects"]);
        }

        document
            .Fact(texts["decisions.maximum"], decision.Maximum is { } maximum ? Display.Money(maximum) : null)
            .Fact(texts["decisions.period"], decision is { StartsOn: { } first, EndsOn: { } last } ? $"{Display.Day(first)} – {Display.Day(last)}" : null)
            .Fact(texts["decisions.over_reason"], decision.OverReason)
            .Items(texts["decisions.conditions"], [.. file.Conditions[decision.Id].Select(condition => DecisionWords.Of(texts, condition))])
            .Items(texts["decisions.scenarios"], [.. file.Scenarios[decision.Id].Select(scenario => DecisionWords.Of(texts, scenario))]);
        if (decision.Reasons.Length > 0)
        {
            document.Subheading(texts["decisions.reasons"]).Text(decision.Reasons);
        }
    }

    /// <summary>What is decided about.</summary>
    internal sealed record Subject(string Name, string Owner, string? RegistryNumber);
}

/// <summary>Conditions and scenarios in a sentence.</summary>
internal static class DecisionWords
{
    public static string Of(Texts texts, DecisionCondition condition) => string.Join(" · ", new[]
    {
        condition.Text, texts[condition.Phase.TextKey()], condition.DueOn is { } due ? texts["decisions.condition.due", Display.Day(due)] : null, condition.Responsible.Length > 0 ? condition.Responsible : null,
    }.OfType<string>());

    public static string Of(Texts texts, DecisionScenario scenario) => string.Join(" · ", new[]
    {
        texts["decisions.scenario.says", scenario.Trigger, scenario.Effect], scenario.Maximum is { } maximum ? texts["decisions.scenario.maximum", Display.Money(maximum)] : null,
        scenario.SharePercent is { } share ? texts["decisions.scenario.share", Display.Number(share, share == decimal.Truncate(share) ? 0 : 1)] : null,
        scenario.EndsOn is { } ends ? texts["decisions.scenario.ends", Display.Day(ends)] : null,
    }.OfType<string>());
}
