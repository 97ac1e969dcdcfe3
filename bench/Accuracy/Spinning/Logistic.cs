namespace Accuracy.Spinning;

/// <summary>Logistic regression by Newton's method with a penalty on the squares of the weights; deterministic.</summary>
internal static class Logistic
{
    private const int Rounds = 30;

    /// <summary>Weights, natural logarithm of odds; a bias is a column of ones.</summary>
    /// <param name="rows">One row of values for each example, all of one length.</param>
    /// <param name="targets">0 to 1 for each.</param>
    /// <param name="masses">How much each example counts.</param>
    /// <param name="penalty">Of the square of each weight.</param>
    public static double[] Fit(double[][] rows, double[] targets, double[] masses, double penalty)
    {
        var weights = new double[rows[0].Length];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = Array.ConvertAll(weights, weight => -penalty * weight);
            var curve = new double[weights.Length][];
            for (var at = 0; at < weights.Length; at++)
            {
                curve[at] = new double[weights.Length];
                curve[at][at] = penalty;
            }

            for (var item = 0; item < rows.Length; item++)
            {
                var said = 1 / (1 + Math.Exp(-Dot(rows[item], weights)));
                for (var at = 0; at < weights.Length; at++)
                {
                    slope[at] += masses[item] * (targets[item] - said) * rows[item][at];
                    for (var other = 0; other < weights.Length; other++)
                        curve[at][other] += masses[item] * said * (1 - said) * rows[item][at] * rows[item][other];
                }
            }

            var step = Solve(curve, slope);
            // A full step can overshoot where classes are nearly told apart.
            var most = step.Max(Math.Abs);
            for (var at = 0; at < weights.Length; at++)
                weights[at] += step[at] * Math.Min(1, 2 / Math.Max(most, 1e-9));
        }

        return weights;
    }

    /// <summary>Sum of the products.</summary>
    public static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var at = 0; at < one.Length; at++)
            sum += one[at] * other[at];
        return sum;
    }

    /// <summary>Solves a symmetric positive system by elimination.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var length = right.Length;
        for (var pivot = 0; pivot < length; pivot++)
        {
            for (var row = pivot + 1; row < length; row++)
            {
                var share = matrix[row][pivot] / matrix[pivot][pivot];
                for (var column = pivot; column < length; column++)
                    matrix[row][column] -= share * matrix[pivot][column];
                right[row] -= share * right[pivot];
            }
        }

        for (var row = length - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < length; column++)
                right[row] -= matrix[row][column] * right[column];
            right[row] /= matrix[row][row];
        }

        return right;
    }
}
