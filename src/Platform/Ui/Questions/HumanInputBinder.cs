using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Samsteg.Platform;

/// <summary>
/// Binds numbers and days in a form or an address by <see cref="HumanInput"/>; what cannot be read is kept as typed, with an error beside it. Which
/// numbers are taken is said where the property says it (<see cref="RangeAttribute"/>).
/// </summary>
internal sealed class HumanInputBinder(Type type) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var given = context.ValueProvider.GetValue(context.ModelName);
        if (given == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, given);
        var text = given.FirstValue;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
            else context.ModelState.TryAddModelError(context.ModelName, "ui.required");
            return Task.CompletedTask;
        }

        if (Read(text) is { } value) context.Result = ModelBindingResult.Success(value);
        else context.ModelState.TryAddModelError(context.ModelName, ErrorKeyOf(context.ModelMetadata));
        return Task.CompletedTask;
    }

    private string ErrorKeyOf(ModelMetadata asked) =>
        type == typeof(DateOnly) ? "ui.not_a_day"
        : type == typeof(decimal) ? "ui.not_a_number"
        : asked.ValidatorMetadata.OfType<RangeAttribute>().FirstOrDefault() is { } range ? $"ui.not_a_whole_number_between|{range.Minimum}|{range.Maximum}"
        : "ui.not_a_whole_number";

    private object? Read(string text)
    {
        if (type == typeof(DateOnly)) return HumanInput.TryDay(text, out var day) ? day : null;
        if (!HumanInput.TryNumber(text, out var number)) return null;
        if (type == typeof(decimal)) return number;
        return number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;
    }
}

/// <summary>Offers <see cref="HumanInputBinder"/> for decimals, whole numbers and days.</summary>
internal sealed class HumanInputBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(decimal) || type == typeof(int) || type == typeof(DateOnly) ? new HumanInputBinder(type) : null;
    }
}
