namespace Samsteg.Web;

/// <summary>An initiative that is loaded: when it runs, for how many, and who works in it.</summary>
internal sealed class LoadInitiative
{
    private const int DaysBeforeEnd = 160;
    private const int ParticipantsPerCoach = 120;
    private readonly LoadScale _scale;

    public LoadInitiative(LoadScale scale, int place, int size, LoadRegister register)
    {
        var dice = new LoadDice(scale.Seed, LoadTopic.Initiative, place);
        (_scale, Place, Size) = (scale, place, size);
        var today = scale.Today;
        Start = today.AddDays(-dice.Between(300, 1500));
        End = Start.AddDays(dice.Percent(30) ? 730 : 1095);
        var (yesterday, intakeEnd) = (today.AddDays(-1), End.AddDays(-DaysBeforeEnd));
        EnrolUntil = intakeEnd < yesterday ? intakeEnd : yesterday;
        IntakeEnd = intakeEnd;
        DecidedOn = Start.AddDays(-20);
        Id = dice.Id(LoadCalendar.At(DecidedOn, 600));
        CoachCount = Math.Max(1, (size + ParticipantsPerCoach - 1) / ParticipantsPerCoach);
        Lead = place / InitiativesPerLead;
        Owner = register.Public(dice.Below(register.PublicCount));
        Performer = register.Enterprise(dice.Below(register.EnterpriseCount));
        SecondEmployer = register.Public(dice.Below(register.PublicCount));
        Name = $"{dice.Pick(LoadWords.InitiativeFirst)} {dice.Pick(LoadWords.InitiativeLast)} {place + 1}";
    }

    /// <summary>Initiatives that one lead leads.</summary>
    public const int InitiativesPerLead = 3;

    public int Place { get; }

    /// <summary>Participants in all, those who have left included.</summary>
    public int Size { get; }

    public Guid Id { get; }

    public string Name { get; }

    public DateOnly DecidedOn { get; }

    public DateOnly Start { get; }

    public DateOnly End { get; }

    public DateOnly IntakeEnd { get; }

    /// <summary>Last day on which anybody has been enrolled.</summary>
    public DateOnly EnrolUntil { get; }

    public bool IsOver => End < _scale.Today;

    /// <summary>Number of the lead's account.</summary>
    public int Lead { get; }

    public int CoachCount { get; }

    public Guid Owner { get; }

    public Guid Performer { get; }

    /// <summary>An authority that has coaches of its own in the initiative, whose notes it keeps.</summary>
    public Guid SecondEmployer { get; }

    public bool HasTwoTargetGroups => Place % 3 == 0;

    public Guid Coach(int number) => new LoadDice(_scale.Seed, LoadTopic.Coach, Place, number).Id(LoadCalendar.At(DecidedOn, 700));

    /// <summary>Who employs a coach: every fourth works for the authority.</summary>
    public Guid EmployerOf(int coach) => coach % 4 == 3 ? SecondEmployer : Performer;
}
