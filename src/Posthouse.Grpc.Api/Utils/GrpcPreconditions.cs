namespace Grpc.Core.Utils;

/// <summary>Checks of arguments and state that throw at once.</summary>
public static class GrpcPreconditions
{
    /// <summary>Refuses an argument.</summary>
    /// <param name="condition">What must be true.</param>
    /// <exception cref="ArgumentException">It is not true.</exception>
    public static void CheckArgument(bool condition)
    {
        if (!condition)
        {
            throw new ArgumentException("An argument has a value that is not allowed.");
        }
    }

    /// <summary>Refuses an argument.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="errorMessage">The message of the exception.</param>
    /// <exception cref="ArgumentException">It is not true.</exception>
    public static void CheckArgument(bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new ArgumentException(errorMessage);
        }
    }

    /// <summary>Refuses null.</summary>
    /// <typeparam name="T">The type of the reference.</typeparam>
    /// <param name="reference">What must not be null.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static T CheckNotNull<T>(T reference)
    {
        if (reference is null)
        {
            throw new ArgumentNullException();
        }

        return reference;
    }

    /// <summary>Refuses null.</summary>
    /// <typeparam name="T">The type of the reference.</typeparam>
    /// <param name="reference">What must not be null.</param>
    /// <param name="paramName">The name of the argument.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static T CheckNotNull<T>(T reference, string paramName)
    {
        if (reference is null)
        {
            throw new ArgumentNullException(paramName);
        }

        return reference;
    }

    /// <summary>Refuses a call that the state of the object does not allow.</summary>
    /// <param name="condition">What must be true.</param>
    /// <exception cref="InvalidOperationException">It is not true.</exception>
    public static void CheckState(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException();
        }
    }

    /// <summary>Refuses a call that the state of the object does not allow.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="errorMessage">The message of the exception.</param>
    /// <exception cref="InvalidOperationException">It is not true.</exception>
    public static void CheckState(bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new InvalidOperationException(errorMessage);
        }
    }
}
