namespace Samsteg.App.Results;

/// <summary>A registration of a random history: what happened when, entered when, and until when it stood.</summary>
internal abstract record Entry(DateOnly OccurredOn, DateTimeOffset RegisteredAt)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public DateTimeOffset? SupersededAt { get; set; }

    public bool StandsAt(DateTimeOffset moment) => RegisteredAt <= moment && (SupersededAt is null || SupersededAt > moment);
}

/// <summary>A registration of a participant's.</summary>
internal interface IOfParticipant
{
    Guid Participant { get; }
}

internal sealed record EnrolmentEntry(Guid Participant, string Gender, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record ExitEntry(Guid Participant, string Reason, string? Activity, string? SelfSupport, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant
{
    public IReadOnlyList<ExitFollowUpPlan> FollowUps { get; } =
    [
        new(Guid.CreateVersion7(), "days_28", OccurredOn.AddDays(28), OccurredOn.AddDays(28 + 14)),
        new(Guid.CreateVersion7(), "months_6", OccurredOn.AddMonths(6), OccurredOn.AddMonths(6).AddDays(30)),
    ];
}

internal sealed record ExitFollowUpPlan(Guid Id, string Code, DateOnly DueOn, DateOnly LateAfter);

internal sealed record ReEntryEntry(Guid Participant, Guid Exit, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record ExitAnswerEntry(Guid Participant, Guid FollowUp, string Activity, string SelfSupport, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record ContactEntry(Guid Participant, string Purpose, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record GoalEntry(Guid Participant, Guid Goal, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record StepEntry(Guid Participant, Guid Goal, Guid Step, string State, DateOnly? DoneOn, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record AttendanceEntry(Guid Session, Guid Participant, string Mark, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record TaskEntry(Guid Series, Guid Participant, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record OrganisationTaskEntry(Guid Series, Guid Organisation, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record WishEntry(Guid Series, Guid Participant, bool Wants, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record OutcomeEntry(Guid Session, string Outcome, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record OrganisationEntry(Guid Session, Guid Organisation, string Group, int Persons, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record PlacementEventEntry(Guid Placement, Guid Participant, string Event, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record FollowUpEntry(Guid Placement, Guid Participant, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record AgreementEntry(Guid Agreement, string State, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record AssessmentEntry(Guid Participant, string Purpose, string Respondent, IReadOnlyDictionary<string, int> Levels, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt), IOfParticipant;

internal sealed record ReferralEntry(Guid Referral, string State, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record InnovationEntry(Guid Process, string Kind, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record AdviceEntry(Guid Advice, Guid Organisation, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record CohortMoveEntry(Guid Organisation, bool IsThrough, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record BusinessMeetingEntry(Guid Meeting, Guid Organisation, DateOnly OccurredOn, DateTimeOffset RegisteredAt) : Entry(OccurredOn, RegisteredAt);

internal sealed record SeriesPlan(Guid Id, string Type, int SessionTotal, int CompletionMinimum, bool AsksTask);

internal sealed record SessionPlan(Guid Id, SeriesPlan? Series, string Type, int? Number);

internal sealed record PlacementPlan(Guid Id, Guid Participant, Guid Organisation);

/// <summary>
/// A random year of an initiative: everything that measures count, with late registrations, corrections and retractions.
/// The same seed gives the same year, ids apart.
/// </summary>
internal sealed class History
{
    public static readonly DateOnly Start = new(2025, 4, 1);
    private const int Days = 370;
    private readonly Random _random;

    public History(int seed)
    {
        _random = new Random(seed);
        Participants = Many(10, Guid.CreateVersion7);
        Organisations = Many(5, Guid.CreateVersion7);
        Series = [.. new[] { "workshop_series", "workshop_series", "business_school", "supervisor_course", "workshop_series" }.Select(type =>
        {
            var total = _random.Next(1, 5);
            return new SeriesPlan(Guid.CreateVersion7(), type, total, _random.Next(1, total + 1), Chance(0.5));
        })];
        Sessions =
        [
            .. Series.SelectMany(series => Enumerable.Range(1, series.SessionTotal).Select(number => new SessionPlan(Guid.CreateVersion7(), series, series.Type, number))),
            .. new[] { "bridging_meeting", "bridging_meeting", "public_sector_training", "public_sector_training", "business_school" }
                .Select(static type => new SessionPlan(Guid.CreateVersion7(), null, type, null)),
        ];
        Placements = Many(6, () => new PlacementPlan(Guid.CreateVersion7(), Any(Participants), Any(Organisations)));
        Agreements = Many(4, Guid.CreateVersion7);
        Processes = [.. Many(4, Guid.CreateVersion7).SelectMany(static need => new[] { (need, "need"), (Guid.CreateVersion7(), "idea"), (Guid.CreateVersion7(), "innovation") })];
        Referrals = Many(7, Guid.CreateVersion7);
        CohortMembers = Organisations.ToDictionary(static organisation => organisation, static _ => Guid.CreateVersion7());
        Entries = [];
        Live();
    }

    public Guid Initiative { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Participants { get; }

    public IReadOnlyList<Guid> Organisations { get; }

    public IReadOnlyList<SeriesPlan> Series { get; }

    public IReadOnlyList<SessionPlan> Sessions { get; }

    public IReadOnlyList<PlacementPlan> Placements { get; }

    public IReadOnlyList<Guid> Agreements { get; }

    /// <summary>Kind of each process of the funnel, in which each but the need came of the one before it.</summary>
    public IReadOnlyList<(Guid Id, string Kind)> Processes { get; }

    /// <summary>Purpose → the version of a form that assessments are pinned to.</summary>
    public IReadOnlyDictionary<string, Guid> Forms { get; } = new Dictionary<string, Guid> { ["needs_mapping"] = Guid.CreateVersion7(), ["competence_ladder"] = Guid.CreateVersion7() };

    public IReadOnlyList<Guid> Referrals { get; }

    public Guid Cohort { get; } = Guid.CreateVersion7();

    public Guid CohortPhase { get; } = Guid.CreateVersion7();

    /// <summary>Organisation → its membership of the cohort.</summary>
    public IReadOnlyDictionary<Guid, Guid> CohortMembers { get; }

    public List<Entry> Entries { get; }

    /// <summary>What stood at a moment.</summary>
    public IEnumerable<TEntry> Known<TEntry>(DateTimeOffset moment)
        where TEntry : Entry => Entries.OfType<TEntry>().Where(entry => entry.StandsAt(moment));

    public DateOnly AnyDay() => Start.AddDays(_random.Next(Days));

    public DateTimeOffset AnyMoment() => Moment(AnyDay());

    private void Live()
    {
        foreach (var participant in Participants)
        {
            Enter(() => new EnrolmentEntry(participant, Any(["woman", "man", "woman", "man", "other", "not_stated"]), AnyDay(), AnyMoment()));
            Leave(participant);

            foreach (var _ in Range(0, 7))
            {
                Enter(() => new ContactEntry(participant, Any(["individual_coaching", "individual_coaching", "placement_coaching", "other"]), AnyDay(), AnyMoment()));
            }

            foreach (var _ in Range(0, 2))
            {
                var goal = Guid.CreateVersion7();
                Enter(() => new GoalEntry(participant, goal, AnyDay(), AnyMoment()));
                foreach (var __ in Range(0, 3))
                {
                    var step = Guid.CreateVersion7();
                    Enter(() =>
                    {
                        var state = Any(["open", "done", "dropped"]);
                        return new StepEntry(participant, goal, step, state, state == "done" ? AnyDay() : null, AnyDay(), AnyMoment());
                    });
                }
            }
        }

        foreach (var session in Sessions)
        {
            if (Chance(0.8))
            {
                Enter(() => new OutcomeEntry(session.Id, Any(["held", "held", "held", "cancelled"]), AnyDay(), AnyMoment()));
            }

            foreach (var participant in Participants.Where(_ => session.Series?.Type == "workshop_series" && Chance(0.7)))
            {
                Enter(() => new AttendanceEntry(session.Id, participant, Any(["present", "present", "late", "absent_valid", "absent_invalid"]), AnyDay(), AnyMoment()));
            }

            foreach (var organisation in Organisations.Where(_ => session.Series?.Type != "workshop_series" && Chance(0.7)))
            {
                Enter(() => new OrganisationEntry(session.Id, organisation, Any(["public_sector_persons", "social_enterprises"]), _random.Next(1, 6), AnyDay(), AnyMoment()));
            }
        }

        foreach (var series in Series.Where(static series => series.Type == "workshop_series"))
        {
            foreach (var participant in Participants.Where(_ => Chance(0.6)))
            {
                Enter(() => new WishEntry(series.Id, participant, Chance(0.7), AnyDay(), AnyMoment()));
            }
        }

        foreach (var series in Series.Where(static series => series.AsksTask))
        {
            foreach (var participant in Participants.Where(_ => series.Type == "workshop_series" && Chance(0.7)))
            {
                Enter(() => new TaskEntry(series.Id, participant, AnyDay(), AnyMoment()));
            }

            foreach (var organisation in Organisations.Where(_ => series.Type != "workshop_series" && Chance(0.7)))
            {
                Enter(() => new OrganisationTaskEntry(series.Id, organisation, AnyDay(), AnyMoment()));
            }
        }

        foreach (var placement in Placements)
        {
            Enter(() => new PlacementEventEntry(placement.Id, placement.Participant, "started", AnyDay(), AnyMoment()));
            if (Chance(0.4))
            {
                Enter(() => new PlacementEventEntry(placement.Id, placement.Participant, "ended", AnyDay(), AnyMoment()));
            }

            foreach (var _ in Range(0, 8))
            {
                Enter(() => new FollowUpEntry(placement.Id, placement.Participant, AnyDay(), AnyMoment()));
            }
        }

        foreach (var participant in Participants)
        {
            foreach (var _ in Range(0, 5))
            {
                Enter(() =>
                {
                    var purpose = Any(["needs_mapping", "needs_mapping", "competence_ladder"]);
                    var levels = new[] { "health", "finances", "language" }.Where(_ => Chance(0.7)).ToDictionary(static area => area, _ => _random.Next(0, 4));
                    return new AssessmentEntry(participant, purpose, Any(["participant", "coach"]), levels, AnyDay(), AnyMoment());
                });
            }
        }

        foreach (var agreement in Agreements)
        {
            foreach (var state in new[] { "identified", "dialogue", "signed", "ended" }.Where(_ => Chance(0.7)))
            {
                Enter(() => new AgreementEntry(agreement, state, AnyDay(), AnyMoment()));
            }
        }

        foreach (var (process, kind) in Processes.Where(_ => Chance(0.8)))
        {
            Enter(() => new InnovationEntry(process, kind, AnyDay(), AnyMoment()));
        }

        foreach (var _ in Range(0, 8))
        {
            var advice = Guid.CreateVersion7();
            Enter(() => new AdviceEntry(advice, Any(Organisations), AnyDay(), AnyMoment()));
        }

        foreach (var organisation in Organisations)
        {
            foreach (var _ in Range(0, 3))
            {
                Enter(() => new CohortMoveEntry(organisation, Chance(0.4), AnyDay(), AnyMoment()));
                var meeting = Guid.CreateVersion7();
                Enter(() => new BusinessMeetingEntry(meeting, organisation, AnyDay(), AnyMoment()));
            }
        }

        foreach (var referral in Referrals)
        {
            Enter(() => new ReferralEntry(referral, "received", AnyDay(), AnyMoment()));
            foreach (var state in new[] { "contacted", "waiting_list", "enrolled", "declined", "received" }.Where(_ => Chance(0.5)))
            {
                Enter(() => new ReferralEntry(referral, state, AnyDay(), AnyMoment()));
            }
        }
    }

    /// <summary>Perhaps leaves, perhaps comes back, perhaps leaves again; and perhaps answers afterwards.</summary>
    private void Leave(Guid participant)
    {
        if (Chance(0.4))
        {
            return;
        }

        ExitEntry Exit(DateTimeOffset at) => new(
            participant, Any(["work", "studies", "own_choice", "other_measure", "deceased", "misregistered"]),
            Any(["working_subsidised", "self_employed", "studying", "job_seeking", "sick_leave", null]), Any(["yes", "no", "not_known", null]), AnyDay(), at);
        Enter(() => Exit(AnyMoment()));
        if (Entries.OfType<ExitEntry>().SingleOrDefault(exit => exit.Participant == participant && exit.SupersededAt is null) is { } left && Chance(0.6))
        {
            var at = left.RegisteredAt.AddDays(_random.Next(1, 60));
            left.SupersededAt = at;
            Enter(() => new ReEntryEntry(participant, left.Id, AnyDay(), at));
            if (Chance(0.6))
            {
                Enter(() => Exit(at.AddDays(_random.Next(1, 60))));
            }
        }

        foreach (var followUp in Entries.OfType<ExitEntry>().Where(exit => exit.Participant == participant).SelectMany(static exit => exit.FollowUps).Where(_ => Chance(0.7)).ToList())
        {
            Enter(() => new ExitAnswerEntry(participant, followUp.Id, Any(["working_unsubsidised", "studying", "job_seeking", "unknown"]), Any(["yes", "no", "not_known"]), AnyDay(), AnyMoment()));
        }
    }

    /// <summary>Enters a registration, perhaps corrects it once or twice, perhaps takes it back for good.</summary>
    private void Enter(Func<Entry> make)
    {
        var standing = make();
        Entries.Add(standing);
        while (Chance(0.25))
        {
            var at = standing.RegisteredAt.AddDays(_random.Next(1, 60));
            standing.SupersededAt = at;
            if (Chance(0.3))
            {
                return;
            }

            standing = make() with { RegisteredAt = at };
            Entries.Add(standing);
        }
    }

    private static DateTimeOffset Moment(DateOnly day) => new(day.ToDateTime(new TimeOnly(13, 7)), TimeSpan.Zero);

    private T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private bool Chance(double share) => _random.NextDouble() < share;

    private IEnumerable<int> Range(int least, int most) => Enumerable.Range(0, _random.Next(least, most + 1));

    private static List<T> Many<T>(int number, Func<T> make) => [.. Enumerable.Range(0, number).Select(_ => make())];
}
