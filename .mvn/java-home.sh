# Sourced by mvnw and run: prefers a Java 25 in the usual places when JAVA_HOME or the PATH offers an older one.
# (Maven's toolchains plugin finds the compiler by itself; the formatter has to read Java 25 inside Maven's own JVM.)

vendflow_java_major() {
  "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p'
}

vendflow_find_java() {
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/*25* /opt/jdk*25* /opt/java/openjdk \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/.m2/jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ]; then
      case $(vendflow_java_major "$candidate/bin/java") in
        25 | 26 | 27 | 28 | 29) echo "$candidate" && return 0 ;;
      esac
    fi
  done
  if command -v javac >/dev/null 2>&1; then
    case $(vendflow_java_major java) in
      25 | 26 | 27 | 28 | 29) java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' && return 0 ;;
    esac
  fi
  return 1
}

if vendflow_java_home=$(vendflow_find_java); then
  JAVA_HOME=$vendflow_java_home
  export JAVA_HOME
fi
