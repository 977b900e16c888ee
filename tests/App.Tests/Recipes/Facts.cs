using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace App.Tests.Recipes;

/// <summary>Runs the tests of a compiled class, every row of a theory, and says how many there were.</summary>
internal static class Facts
{
    public static async Task<int> Hold(this Assembly assembly, string type)
    {
        var runs = 0;
        var tests = assembly.GetType(type, throwOnError: true)!;
        foreach (var test in tests.GetMethods().Where(one => one.GetCustomAttribute<FactAttribute>() is not null))
        {
            foreach (var row in RowsOf(test))
            {
                // What fails is thrown as it is, not wrapped.
                if (test.Invoke(
                    Activator.CreateInstance(tests), BindingFlags.DoNotWrapExceptions, null, row, null) is Task task)
                {
                    await task;
                }

                runs++;
            }
        }

        return runs;
    }

    private static IEnumerable<object?[]> RowsOf(MethodInfo test) => test.GetCustomAttribute<TheoryAttribute>() is null
        ? [[]]
        : test.GetCustomAttributes<DataAttribute>().SelectMany(rows => rows.GetData(test));
}
