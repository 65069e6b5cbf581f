using System.Collections.Frozen;
using Samsteg.Initiatives;

namespace Samsteg.Funding;

/// <summary>What a noun counts.</summary>
internal enum NounKind
{
    /// <summary>Anything else.</summary>
    Thing,

    /// <summary>People.</summary>
    Person,

    /// <summary>Enterprises and employers.</summary>
    Enterprise,

    /// <summary>Organisations, units, departments.</summary>
    Organisation,

    /// <summary>Times that something is held: a meeting, a course.</summary>
    Occasion,

    /// <summary>Groups and rounds.</summary>
    Group,

    /// <summary>Hours, weeks, years.</summary>
    Time,

    /// <summary>Kronor.</summary>
    Money,

    /// <summary>Nothing that is worth comparing: parts, ways, levels.</summary>
    Vague,
}

/// <summary>
/// Words of the field, Swedish and English: what counts what, and words that mean the same. They are the catalogue's own kinds of activity and what everybody calls them;
/// what a plan calls its own things comes from the plan (<see cref="PlanWords"/>).
/// </summary>
internal static class DomainWords
{
    private static readonly FrozenDictionary<string, NounKind> Nouns = Stems(
        (NounKind.Person, "deltagare person individ människa klient medborgare participant people"),
        (NounKind.Enterprise, "företag arbetsgivare enterprise company employer arbetsplats"),
        (NounKind.Organisation, "organisation enhet avdelning förvaltning myndighet verksamhet förening department unit organization"),
        (NounKind.Occasion, "träff tillfälle gång möte samtal pass session besök kurs utbildning seminarium workshop föreläsning serie verkstad skola program aktivitet avstämning uppföljning studiebesök meeting occasion time visit course training seminar lecture series follow-up twice"),
        (NounKind.Group, "grupp omgång kull group round cohort"),
        (NounKind.Time, "dag vecka månad år timme minut kvartal termin dygn halvår day week month year hour minute quarter tim timmar"),
        (NounKind.Money, "krona kronor kr sek tkr mkr mnkr miljon miljard"),
        (NounKind.Vague, """
            kommun municipality del sätt område perspektiv nivå steg mål delmål ort fråga exempel typ fas skäl sak punkt år gånger hand sida ben kategori princip roll funktion part målområde målsättning målgrupp
            faktor led ord håll alternativ metod parter spår sektor län way part area level step goal aim question example type phase reason point side role function place thing
            anställd invånare medlem employee inhabitant member barn kvinna man ungdom procent procentenhet tjänst heltid deltid heltidstjänst post bilaga sida kapitel avsnitt tredjedel fjärdedel hälft
            """));

    private static readonly FrozenSet<string> Participants = new[] { WordStem.Of("deltagare"), WordStem.Of("participant") }.ToFrozenSet();

    /// <summary>Beginnings of words, and what they mean. Some are the whole stem.</summary>
    private static readonly (string Start, bool IsWhole, string Concept)[] Concepts =
    [
        ("arbetsträn", false, Placement), ("praktik", false, Placement), ("placering", false, Placement), ("internship", false, Placement), ("placement", false, Placement),
        ("coachsamtal", false, Coaching), ("coachning", false, Coaching), ("coaching", false, Coaching), ("coacha", false, Coaching),
        ("framtidsverkst", false, "workshop_series"), ("verkstadsserie", false, "workshop_series"), ("workshopserie", false, "workshop_series"),
        ("handlingsplan", false, "action_plan"),
        ("handledarkurs", false, "supervisor_course"), ("handledarutbild", false, "supervisor_course"), ("handledarskol", false, "supervisor_course"),
        ("affärsskol", false, "business_school"), ("upphandlingsskol", false, "procurement_school"), ("affärsrådgiv", false, "business_advice"),
        ("studiebesök", false, "study_visit"), ("dialogmöt", false, "dialogue_meeting"), ("kartläggning", false, "needs_mapping"),
        ("stegförflytt", false, "step_progress"), ("självförsörj", false, Employment), ("anställning", false, Employment), (WordStem.Of("jobb"), true, Employment), ("employment", false, Employment),
        (WordStem.Of("redo"), true, Ready), (WordStem.Of("avtal"), true, "agreement"), ("agreement", false, "agreement"), ("avstämning", false, FollowUp), ("uppföljning", false, FollowUp),
    ];

    /// <summary>Pairs of words that mean something together.</summary>
    private static readonly (string First, string Second, string Concept)[] Pairs =
    [
        ("tag", "emot", Hosting), ("tar", "emot", Hosting), ("tagit", "emot", Hosting), ("ta", "emot", Hosting), ("egen", "försörj", Employment),
        ("work", "training", Placement), ("action", "pla", "action_plan"), ("business", "school", "business_school"), ("supervisor", "cours", "supervisor_course"), ("workshop", "seri", "workshop_series"),
    ];

    private static readonly FrozenSet<string> Stops = Words("""
        och eller i på till som ska skall är av för med om per från under vid har får går kan den det de en ett att vi man där då när så men samt inom hos mellan utan mot efter innan före över genom via bland
        varav därav sammanlagt totalt blir bli ges ger hålls håller genomförs finns vill måste bör ingår deltar börjar startar fullföljer gör tar nås når skickar skriver lär sig sin sina sitt minst högst cirka ca
        varje var vardera alla samtliga inte ej även också redan sedan därefter the of and or in on to for with by from at is are shall will has have been each every per a an that who which who's takes take gets get start starts complete completes
        """);

    private static readonly FrozenSet<string> Adjectives = Words("olika enskilda nya egna gemensamma lokala sociala offentliga större mindre äldre yngre fler längre kortare stycken st different new public social joint local individual short long");

    /// <summary>Work training, internship and placement.</summary>
    public const string Placement = "placement";

    /// <summary>Talks with a coach.</summary>
    public const string Coaching = "individual_coaching";

    /// <summary>Talks with a coach while somebody is at a workplace.</summary>
    public const string PlacementCoaching = "placement_coaching";

    /// <summary>A job.</summary>
    public const string Employment = "employment";

    /// <summary>That a workplace takes somebody in.</summary>
    public const string Hosting = "hosting";

    /// <summary>That a workplace is ready to take somebody in.</summary>
    public const string Ready = "ready";

    /// <summary>Somebody of the public sector, whatever they take part in.</summary>
    public const string PublicSector = "public_sector";

    /// <summary>Following up.</summary>
    public const string FollowUp = "follow_up";

    /// <summary>What a noun counts, by its last part where it is put together: <c>nätverksträff</c> is a <c>träff</c>.</summary>
    public static NounKind Kind(string stem)
    {
        if (Nouns.TryGetValue(stem, out var kind))
        {
            return kind;
        }

        for (var start = 3; start <= stem.Length - 3; start++)
        {
            if (Nouns.TryGetValue(stem[start..], out var last) && last is NounKind.Occasion or NounKind.Group or NounKind.Time or NounKind.Organisation)
            {
                return last;
            }
        }

        return NounKind.Thing;
    }

    /// <summary>Whether a noun means those whom an initiative is for, and nobody else.</summary>
    public static bool IsParticipant(string stem) => Participants.Contains(stem);

    /// <summary>Whether a noun says nothing of what it is about by itself: a meeting, a person, an enterprise.</summary>
    public static bool IsGeneral(string stem) => Nouns.ContainsKey(stem);

    /// <summary>What a word means with the one after it, beside the plan's own words; null for nothing in particular.</summary>
    public static string? Concept(Word word, Word? next) => Pair(word, next) ?? Concept(word);

    /// <summary>What two words mean together; null for nothing in particular.</summary>
    public static string? Pair(Word word, Word? next)
    {
        if (next is not { IsWord: true } following)
        {
            return null;
        }

        foreach (var (first, second, concept) in Pairs)
        {
            if ((word.Lower == first || word.Stem == first) && (following.Lower == second || following.Stem == second))
            {
                return concept;
            }
        }

        return null;
    }

    /// <summary>What a word means by itself; null for nothing in particular.</summary>
    public static string? Concept(Word word)
    {
        if (word.Lower.StartsWith("praktiker", StringComparison.Ordinal) || word.Lower.StartsWith("praktisk", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var (start, isWhole, concept) in Concepts)
        {
            if (isWhole ? word.Stem == start : word.Lower.StartsWith(start, StringComparison.Ordinal))
            {
                return concept;
            }
        }

        return null;
    }

    /// <summary>What kind of activity counts as which: talks during a placement are talks, following it up belongs to it.</summary>
    public static string Family(string concept) => concept is PlacementCoaching or "placement_follow_up" or "guidance_to_placement" or FollowUp or Coaching ? Placement : concept;

    /// <summary>Whether the word is no noun and no adjective.</summary>
    public static bool IsStop(string lower) => Stops.Contains(lower);

    /// <summary>Whether the word describes the noun that follows it.</summary>
    public static bool IsAdjective(Word word) =>
        Adjectives.Contains(word.Lower)
        || word.Lower.EndsWith("ande", StringComparison.Ordinal) || word.Lower.EndsWith("ende", StringComparison.Ordinal) || word.Lower.EndsWith("ade", StringComparison.Ordinal)
        || (word.Lower.Length > 3 && word.Lower[^1] == 'a' && !word.Lower.EndsWith("arna", StringComparison.Ordinal) && !word.Lower.EndsWith("erna", StringComparison.Ordinal) && !word.Lower.EndsWith("orna", StringComparison.Ordinal));

    /// <summary>Whether kinds of activity are counted as occasions: all but those that stand for persons or things.</summary>
    public static bool IsHeld(string concept) => concept != Placement && concept != Employment && concept != Hosting && concept is not ("action_plan" or "agreement" or "step_progress" or "needs_mapping" or "network" or "contact_channels" or "communication" or "recruitment")
        && (ActivityTypes.All.Contains(concept) || concept == FollowUp);

    private static FrozenDictionary<string, NounKind> Stems(params (NounKind Kind, string Words)[] lists)
    {
        var stems = new Dictionary<string, NounKind>();
        foreach (var (kind, words) in lists)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                stems.TryAdd(WordStem.Of(word), kind);
            }
        }

        return stems.ToFrozenDictionary();
    }

    private static FrozenSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
