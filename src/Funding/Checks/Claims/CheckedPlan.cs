namespace Samsteg.Funding;

/// <summary>A plan as the rules see it: its cells and its sentences, and every number they state.</summary>
internal sealed class CheckedPlan
{
    /// <summary>Parts of a form that tell of what was, or of others: no promises.</summary>
    private static readonly HashSet<string> Told = ["background", "need", "sources", "baselines", "anchoring", "target_groups", "target_group_primary", "target_group_secondary", "steering_group", "time_plan", "effect_targets"];

    private static readonly HashSet<string> Past =
        ["hade", "fick", "gick", "deltog", "blev", "hölls", "fanns", "visade", "tidigare", "förra", "föregående", "dagsläget", "idag", "had", "were", "was", "did", "previous", "previously", "earlier"];

    private readonly Dictionary<(string Field, Guid? Row), int> _order = [];

    private CheckedPlan(FundingPlan plan, CheckContext context)
    {
        (Plan, Context) = (plan, context);
        foreach (var text in plan.Texts)
        {
            _order.TryAdd((text.Place.Field, text.Place.Row), _order.Count);
            _order.TryAdd((text.Place.Field, null), _order.Count);
        }

        var read = plan.Texts.Where(static text => text.Place.Column is not ("unit" or "co_funder"))
            .Select(static text => (Text: text, Sentences: Sentence.Of(text.Words).Select(static sentence => (Sentence: sentence, Numbers: NumberPhrases.In(sentence))).ToList())).ToList();
        Words = new PlanWords(plan, read.SelectMany(static text => text.Sentences).SelectMany(static sentence => sentence.Numbers));
        var rows = Rows();
        Sentences = [.. read.SelectMany(text => Read(text.Text, text.Sentences, rows))];
        Claims = [.. new CellClaims(this).All(), .. Sentences.Where(static sentence => sentence.IsPromise).SelectMany(sentence => TextClaims.In(this, sentence))];
        Claims = Levelled(Claims);
    }

    public FundingPlan Plan { get; }

    public CheckContext Context { get; }

    /// <summary>What the plan calls its things.</summary>
    public PlanWords Words { get; }

    /// <summary>All sentences, in the order of the form.</summary>
    public IReadOnlyList<CheckedSentence> Sentences { get; }

    /// <summary>All numbers.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>Reads a plan.</summary>
    public static CheckedPlan Read(FundingPlan plan, CheckContext context) => new(plan, context);

    /// <summary>Where a place stands among the others.</summary>
    public int OrderOf(PlanPlace place) => _order.GetValueOrDefault((place.Field, place.Row), _order.GetValueOrDefault((place.Field, null), int.MaxValue));

    /// <summary>Places of claims, in the order of the form; a row that says a number in a cell and again in its name is told of once.</summary>
    public IReadOnlyList<FindingPlace> PlacesOf(IEnumerable<Claim> claims) =>
        [.. claims.OrderBy(claim => OrderOf(claim.Place)).DistinctBy(static claim => (claim.Place.Field, claim.Place.Row, Said: claim.Place.Row is null ? claim.Words : claim.Value)).Select(static claim => claim.AsPlace())];

    /// <summary>Months that the initiative goes on for; null while either day is missing.</summary>
    public decimal? Months => Plan is { Start: { } start, End: { } end } && end > start ? Math.Round((end.DayNumber - start.DayNumber + 1) / 30.4375m, 1) : null;

    /// <summary>What a promise with a number is about; null for nothing in particular.</summary>
    public string? Concept(PlanQuantity? quantity, string name) =>
        Measures.Of(quantity?.Measure) is { } measure && (quantity!.ActivityType is null || measure.Concept is not null)
            ? Words.OfType(Plan, quantity.ActivityType) ?? (measure.Concept is { } concept && Plan.Activities.Count(activity => activity.Type == concept) < 2 ? concept : Words.Of(name))
            : Words.OfType(Plan, quantity?.ActivityType) ?? Words.Of(name);

    private Dictionary<Guid, string?> Rows()
    {
        var rows = new Dictionary<Guid, string?>();
        void Add(PlanPlace place, string? concept)
        {
            if (place.Row is { } row)
            {
                rows.TryAdd(row, concept);
            }
        }

        foreach (var activity in Plan.Activities)
        {
            Add(activity.Place, Words.Of(activity));
        }

        foreach (var objective in Plan.Objectives)
        {
            Add(objective.Place, Concept(objective.Quantity, objective.Name)
                ?? (Plan.Activities.Where(activity => objective.Place.Row is { } row && activity.LeadsTo.Contains(row)).ToList() is [var only] ? Words.Of(only) : null));
        }

        foreach (var target in Plan.Targets)
        {
            Add(target.Place, Concept(target.Quantity, target.Name) ?? (target.BelongsTo is [var objective] ? rows.GetValueOrDefault(objective) : null));
        }

        foreach (var expected in Plan.Expected)
        {
            Add(expected.Place, Words.Of(expected.Description));
        }

        return rows;
    }

    private IEnumerable<CheckedSentence> Read(PlanText text, IReadOnlyList<(Sentence Sentence, IReadOnlyList<NumberPhrase> Numbers)> sentences, IReadOnlyDictionary<Guid, string?> rows)
    {
        var isRow = text.Place.Row is { } id && rows.ContainsKey(id);
        var paragraphs = isRow ? [] : sentences.GroupBy(static sentence => sentence.Sentence.Paragraph)
            .ToDictionary(static paragraph => paragraph.Key, paragraph => Head(paragraph.First().Sentence));
        foreach (var (sentence, numbers) in sentences)
        {
            var isPromise = (text.Means is null || !Told.Contains(text.Means))
                && !sentence.Words.Any(static word => Past.Contains(word.Lower) || word.Lower.EndsWith("ades", StringComparison.Ordinal) || word.Lower.EndsWith("ördes", StringComparison.Ordinal));
            yield return new CheckedSentence(text, sentence, isRow ? rows[text.Place.Row!.Value] : paragraphs[sentence.Paragraph], numbers, isPromise);
        }
    }

    /// <summary>What a paragraph begins with, where that is a heading: <c>Affärsskola: …</c>, <c>Coachning.</c></summary>
    private string? Head(Sentence first)
    {
        var end = 0;
        while (end < first.Words.Count && end < 8 && first.Words[end].IsWord)
        {
            end++;
        }

        return end < first.Words.Count && (first.Words[end].Lower is ":" or "–" or "—" or "(" || (end <= 3 && first.Words[end].Lower == ".")) ? Words.First(first.Words, 0, end) : null;
    }

    /// <summary>
    /// Meetings and series are the same where nothing is held as a series of meetings: a course is then counted as its occasions.
    /// </summary>
    private static List<Claim> Levelled(IReadOnlyList<Claim> claims)
    {
        var levels = claims.Where(static claim => claim.Fact is { Counted: Fact.Session, Each: Each.Group }).Select(static claim => claim.Fact.Concept).ToHashSet();
        return
        [
            .. claims.Select(claim => claim.Fact.Counted != Fact.Session ? claim
                : levels.Contains(claim.Fact.Concept)
                    ? claim with { Fact = claim.Fact with { Each = claim.Fact.Each == Each.None ? Each.Group : claim.Fact.Each } }
                    : claim with { Fact = claim.Fact with { Counted = Fact.Occasion } }),
        ];
    }
}
