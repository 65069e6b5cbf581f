namespace Samsteg.Participants;

/// <summary>What somebody lives on in a month: a code list, in the order it is offered.</summary>
public enum IncomeSource
{
    /// <summary>Social assistance.</summary>
    SocialAssistance,

    /// <summary>Unemployment benefit.</summary>
    UnemploymentBenefit,

    /// <summary>Activity support.</summary>
    ActivitySupport,

    /// <summary>Development allowance.</summary>
    DevelopmentAllowance,

    /// <summary>Establishment benefit.</summary>
    EstablishmentBenefit,

    /// <summary>Sickness benefit.</summary>
    SicknessBenefit,

    /// <summary>Rehabilitation benefit.</summary>
    RehabilitationBenefit,

    /// <summary>Sickness compensation.</summary>
    SicknessCompensation,

    /// <summary>Activity compensation.</summary>
    ActivityCompensation,

    /// <summary>Student finance.</summary>
    StudentFinance,

    /// <summary>Salary.</summary>
    Salary,

    /// <summary>Salary in subsidised employment.</summary>
    SubsidisedSalary,

    /// <summary>Income from an own business.</summary>
    SelfEmploymentIncome,

    /// <summary>Other public support.</summary>
    OtherPublicSupport,

    /// <summary>No public support, parental benefit and pension included.</summary>
    NoPublicSupport,

    /// <summary>Supported by a relative.</summary>
    SupportedByOther,

    /// <summary>Does not want to say.</summary>
    NotStated,

    /// <summary>Not known.</summary>
    Unknown,
}
