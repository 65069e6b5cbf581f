using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a participant lives on, month by month.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class IncomePage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, RegisterIncome register) : CasePage(database, clock, frame)
{
    private const int MostMonths = 18;

    [BindProperty]
    public IncomeInput Input { get; set; } = new();

    /// <summary>What is registered, the latest first.</summary>
    public IReadOnlyList<IncomeRow> Months { get; private set; } = [];

    /// <summary>Whether the viewer works for an organisation in the initiative, which then keeps what is registered.</summary>
    public bool MayRegister => user.OrganisationIn(Initiative) is not null;

    /// <summary>The months that can be registered, the latest first.</summary>
    public IReadOnlyList<Choice> Choices => [.. Enumerable.Range(0, MostMonths).Select(back => IncomeMonth.MonthOf(Today).AddMonths(-back))
        .Where(month => month >= RegisterBackground.EntryMonth(Facts))
        .Select(static month => new Choice(month.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Display.Month(month)))];

    protected override string? TitleKey => "participants.income.title";

    public void OnGet()
    {
        Input.Month = IncomeMonth.MonthOf(Today).AddMonths(-1);
        Input.Sources = Months.FirstOrDefault(static month => month.IsOwn) is { } latest ? [.. latest.Sources] : [];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await register.RunAsync(Facts, Input, cancellation), $"{Facts.Path}/forsorjning", "participants.notice.income") : Page();

    protected override async Task LoadAsync(CancellationToken cancellation) => Months = await register.OfAsync(Participant, cancellation);
}
