using System.Runtime.CompilerServices;

namespace Loyalty.App.Localization;

/// <summary>Reads the arguments of a localizer call by name; positions mean nothing in a translated sentence.</summary>
internal static class NamedArguments
{
    public static IReadOnlyDictionary<string, object?> Read(object[] arguments) => arguments switch
    {
        [IReadOnlyDictionary<string, object?> values] => values,
        [not (ITuple or string or ValueType) and var named] => Properties(named),
        _ => arguments.Select(Pair).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };

    private static KeyValuePair<string, object?> Pair(object argument) =>
        argument is ITuple { Length: 2 } pair && pair[0] is string name
            ? new(name, pair[1])
            : throw new ArgumentException("Arguments have names: pass (name, value) pairs.", nameof(argument));

    private static Dictionary<string, object?> Properties(object named) => named.GetType().GetProperties()
        .ToDictionary(property => property.Name, property => property.GetValue(named), StringComparer.Ordinal);
}
