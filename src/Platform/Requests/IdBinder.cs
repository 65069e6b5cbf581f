using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Samsteg.Platform;

/// <summary>Binds typed ids from routes and forms.</summary>
internal sealed class IdBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return type.IsValueType && typeof(IId).IsAssignableFrom(type) ? new IdBinder(type) : null;
    }

    private sealed class IdBinder(Type type) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
            if (Guid.TryParse(value.FirstValue, out var id))
            {
                bindingContext.Result = ModelBindingResult.Success(Activator.CreateInstance(type, id));
            }
            else if (!string.IsNullOrEmpty(value.FirstValue))
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, bindingContext.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(value.FirstValue, bindingContext.ModelMetadata.GetDisplayName()));
            }

            return Task.CompletedTask;
        }
    }
}
