using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>
/// A page with one small form for one part of the plan: without an id in the address it adds, with one it changes or
/// removes. What differs between the kinds is said by those who derive from it.
/// </summary>
/// <typeparam name="TPart">The kind of part.</typeparam>
/// <typeparam name="TInput">What is asked about it.</typeparam>
public abstract class PlanPartPage<TPart, TInput>(PlanForm form) : SamstegPage
    where TPart : class, IPlanPart
    where TInput : PlanPartInput, new()
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The part of the address; null when one is to be added.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Part { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>Whether a part is to be added.</summary>
    public bool IsNew => Part is null;

    /// <summary>The initiative, once opened.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>The part that stands; null when one is to be added.</summary>
    protected TPart? Standing { get; private set; }

    /// <summary>Where the form leads back to.</summary>
    public string BackPath => $"{Facts.Path}/plan#{Anchor}";

    /// <summary>The plan's section that shows this kind.</summary>
    protected abstract string Anchor { get; }

    /// <summary>Beginning of the text keys: <c>PREFIX.add</c> and <c>PREFIX.change</c> are headings.</summary>
    protected abstract string Prefix { get; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        Input = Standing is null ? await NewAsync(cancellation) : await InputOfAsync(Standing, cancellation);
        return Page();
    }

    /// <summary>Adds or changes; the same form sent again is done without doing anything.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (IsNew && await form.Parts.FindAsync<TPart>(Initiative, Input.Id, cancellation) is not null)
        {
            return Done(BackPath, "initiatives.notice.saved");
        }

        var problems = await ProblemsAsync(cancellation);
        if (problems.Count > 0)
        {
            return Refused(Result.Of(problems));
        }

        var result = Standing is null
            ? await form.Parts.AddAsync(Make(), cancellation)
            : await form.Parts.ChangeAsync(Standing, Input.Version, Describe, cancellation);
        return result.IsDone ? Done(BackPath, "initiatives.notice.saved") : Refused(result);
    }

    /// <summary>Removes the part.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation) || Standing is null)
        {
            return NotFound();
        }

        ModelState.Clear();
        var result = MayRemove(Standing);
        if (result.IsDone)
        {
            result = await form.Parts.RemoveAsync(Standing, cancellation);
        }

        if (result.IsDone)
        {
            return Done(BackPath, "initiatives.notice.removed");
        }

        Input = await InputOfAsync(Standing, cancellation);
        return Refused(result);
    }

    /// <summary>What a new part's form begins with.</summary>
    protected virtual Task<TInput> NewAsync(CancellationToken cancellation) => Task.FromResult(new TInput());

    /// <summary>What the form shows of a part that stands.</summary>
    protected abstract Task<TInput> InputOfAsync(TPart part, CancellationToken cancellation);

    /// <summary>A new part as typed; <see cref="PlanPartInput.Id"/> becomes its id.</summary>
    protected abstract TPart Make();

    /// <summary>Changes a part to what is typed.</summary>
    protected abstract void Describe(TPart part);

    /// <summary>What is wrong with what is typed; none when it may be saved.</summary>
    protected virtual Task<IReadOnlyList<Problem>> ProblemsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Problem>>([]);

    /// <summary>Whether the part may be removed.</summary>
    protected virtual Result MayRemove(TPart part) => Result.Done;

    /// <summary>Loads what the form offers to choose from.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await form.Workspace.OpenAsync(Initiative, $"{Prefix}.{(IsNew ? "add" : "change")}", cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        if (Part is { } id)
        {
            Standing = await form.Parts.FindAsync<TPart>(Initiative, id, cancellation);
            if (Standing is null)
            {
                return false;
            }
        }

        form.Chrome.Crumb(T["initiatives.plan.tab"], $"{facts.Path}/plan");
        await LoadAsync(cancellation);
        return true;
    }
}

/// <summary>What the pages of the plan's parts stand on.</summary>
/// <param name="Workspace">The frame.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Chrome">The way back.</param>
public sealed record PlanForm(Workspace Workspace, PlanParts Parts, PageChrome Chrome);
