// One control for one parameter: what all kinds of them share.
#pragma once

#include <QWidget>
#include <functional>

#include "core/model/parameter_table.h"
#include "core/model/problem.h"
#include "core/scenario/scenario.h"
#include "ui/panels/parameter_texts.h"

class QLabel;

namespace engram::ui {

class SideChoice;
class SideRow;

/// What a control asks of the session. All return at once; no problems: taken. While two sides are compared, it is for
/// the side that the control was last presented to set.
struct ControlCalls {
  std::function<Problems(const Value&)> apply;            // monostate: absent
  std::function<Problems(const Value&)> check;            // the same without doing it
  std::function<Problems()> reset;                        // back to the default
  std::function<Problems(const Value&)> make_equal = {};  // both sides have this value; null: sides never differ
  std::function<void(Side)> pick = {};                    // the side that is to be set while they differ
};

/// The values of two sides that are compared.
struct SideValues {
  Value a, b;
  std::optional<Side> sets;  // what a change sets; absent: both
};

/// Shows a value and hands changes on. It never corrects what was typed: what the core refuses stays as it is, framed,
/// with the reason in words below, until it is corrected, given up with Esc or reset. Where the sides of a comparison
/// differ it shows both values in a row of their own, and is framed in the colour of the side that it sets.
class ParameterControl : public QWidget {
  Q_OBJECT
 public:
  ParameterControl(ParameterText text, Value default_value, ControlCalls calls, QWidget* parent = nullptr);

  /// The value in force. What a person is typing, or what was refused, is left alone.
  void present(const Value& value);
  /// The same of two sides: that of the side which a change sets; of A if it sets both.
  void present(const SideValues& sides);
  /// What the control itself shows.
  [[nodiscard]] const Value& presented() const { return value_; }
  /// The side that a change sets; absent: both, or there is no comparison.
  [[nodiscard]] std::optional<Side> sets() const { return sides_ ? sides_->sets : std::nullopt; }
  /// The sides have different values here.
  [[nodiscard]] bool differs() const { return sides_ && !(sides_->a == sides_->b); }
  /// Both values; null until the sides differ for the first time.
  [[nodiscard]] SideRow* sideRow() const { return side_row_; }

  /// Shows why the last change was not taken, also when that turns out only later.
  void showProblems(const Problems& problems);
  /// Forgets what was refused and shows the value in force again.
  void revert();
  [[nodiscard]] bool refused() const { return refused_.has_value() || badly_typed_; }
  [[nodiscard]] QString reason() const;

  [[nodiscard]] bool offDefault() const { return !(value_ == default_); }
  /// Another default (that of a threshold that follows another value, say).
  void setDefault(const Value& value);
  void resetToDefault();

  [[nodiscard]] const ParameterText& text() const { return text_; }

 signals:
  /// The mark for "not the default" has to be shown or hidden.
  void offDefaultChanged(bool off);
  /// Words appeared below the control.
  void reasonShown();
  /// The sides differ here from now on, or no longer.
  void differsChanged(bool differs);

 protected:
  /// Hands a change on; shows the reasons if it is refused.
  void send(const Value& value);
  /// What was typed is no value at all.
  void refuseTyped(const QString& reason);
  /// Puts the value on the screen.
  virtual void display(const Value& value) = 0;
  /// The value in words, for the tooltip.
  [[nodiscard]] virtual QString inWords(const Value& value) const = 0;
  /// The widget whose frame turns red; may be null.
  [[nodiscard]] virtual QWidget* framed() const = 0;
  /// Why a value of the wrong range is refused, in shown units; empty: the core's words are good.
  [[nodiscard]] virtual QString ownReason(const Value&) const { return {}; }
  /// A person is in the middle of typing.
  [[nodiscard]] virtual bool editing() const { return false; }
  [[nodiscard]] QLabel* problemLabel() const { return problem_; }
  void describe(QWidget* widget);
  void updateTooltip();

 private:
  void recheck();
  void take(const Value& value);
  void showSides();
  void addSideRow();
  void makeEqual();
  [[nodiscard]] QString spokenName() const;
  void showReason(const QString& reason, bool possible_now = false);

  ParameterText text_;
  Value value_, default_;
  ControlCalls calls_;
  std::optional<Value> refused_;
  bool badly_typed_ = false;
  bool was_off_default_ = false, did_differ_ = false;
  std::optional<SideValues> sides_;
  SideRow* side_row_ = nullptr;
  QList<QWidget*> described_;
  QLabel* problem_;
};

/// Shows the value of the one run, or, with `b`, those of two sides. `key` is the control's in the choice of sides.
void present(ParameterControl& control, const Value& a, const std::optional<Value>& b, const SideChoice& sides,
             const std::string& key);

/// "Inputs per I neuron K: found 60; allowed is …": a problem with the name of its control, if it is not `own`.
[[nodiscard]] QString problemInWords(const Problem& problem, const QString& own_name = {});

}  // namespace engram::ui
