using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Awaits what functions return: nothing, a value, <c>Task</c> or <c>Task&lt;T&gt;</c>. <c>ValueTask</c> is refused:
/// the official worker awaits it in generated code only.
/// </summary>
internal static class ReturnValues
{
    private static readonly MethodInfo OfTaskMethod =
        typeof(ReturnValues).GetMethod(nameof(OfTask), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<object?, ValueTask<object?>> AwaiterOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task))
        {
            return static async task =>
            {
                await (Task)task!;
                return null;
            };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
        {
            return OfTaskMethod.MakeGenericMethod(type.GetGenericArguments())
                .CreateDelegate<Func<object?, ValueTask<object?>>>();
        }

        if (type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} returns a ValueTask: use Task.");
        }

        return static value => new ValueTask<object?>(value);
    }

    private static async ValueTask<object?> OfTask<T>(object? task) => await (Task<T>)task!;
}
