namespace Samsteg.Organisations;

/// <summary>Whom an organisation is used to receiving.</summary>
public enum WorksWith
{
    /// <summary>People who have been without work for long.</summary>
    LongTermUnemployed,

    /// <summary>Young adults who neither work nor study.</summary>
    YoungAdults,

    /// <summary>People who have come to Sweden lately.</summary>
    NewlyArrived,

    /// <summary>People on their way back from long sick leave.</summary>
    SickListed,

    /// <summary>People with a disability.</summary>
    Disability,

    /// <summary>People with mental ill health.</summary>
    MentalIllHealth,

    /// <summary>People who have left an addiction or crime behind.</summary>
    Recovery,

    /// <summary>People late in working life.</summary>
    Seniors,

    /// <summary>People who live on social assistance.</summary>
    SocialAssistance,
}
